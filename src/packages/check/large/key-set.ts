import type { Cell } from '../../../contract/package-row.js';

/** The first size of the table, a power of two. */
const FIRST_SIZE = 1 << 12;

/**
 * The keys of the rows of a file, so that a second row with the same key is found, at some 20 bytes a key of any
 * length: of each key it stores a hash of 64 bits and the row that had it. The chance that two different keys of a file
 * of two million rows share a hash is one in ten million.
 */
export class KeySet {
  #size = FIRST_SIZE;
  #count = 0;
  #high = new Uint32Array(FIRST_SIZE);
  #low = new Uint32Array(FIRST_SIZE);
  /** 0 where the slot is free. */
  #line = new Uint32Array(FIRST_SIZE);

  /** Adds the key of a row; the line of the row that had it before, if one did. */
  add(key: readonly Cell[], line: number): number | null {
    if (this.#count * 2 >= this.#size) this.#grow();
    const [high, low] = hash(key);
    const slot = this.#find(high, low);
    const before = this.#line[slot]!;
    if (before !== 0) return before;
    this.#put(slot, high, low, line);
    this.#count += 1;
    return null;
  }

  #find(high: number, low: number): number {
    const mask = this.#size - 1;
    let slot = low & mask;
    while (this.#line[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  #put(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#line[slot] = line;
  }

  #grow(): void {
    const [high, low, line] = [this.#high, this.#low, this.#line];
    this.#size *= 2;
    this.#high = new Uint32Array(this.#size);
    this.#low = new Uint32Array(this.#size);
    this.#line = new Uint32Array(this.#size);
    for (let slot = 0; slot < line.length; slot += 1) {
      if (line[slot] !== 0) this.#put(this.#find(high[slot]!, low[slot]!), high[slot]!, low[slot]!, line[slot]!);
    }
  }
}

/**
 * Two different 32-bit hashes of a key, in one pass: FNV-1a, and a multiplicative one, each mixed at the end as
 * MurmurHash3 does.
 */
function hash(key: readonly Cell[]): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  const take = (code: number): void => {
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) + ((b >>> 15) ^ code);
  };
  for (const cell of key) {
    const text = cell === null ? '' : String(cell);
    for (let index = 0; index < text.length; index += 1) take(text.charCodeAt(index));
    // No text has this code: it separates the cells, and an empty cell from a missing one.
    take(cell === null ? NOTHING : END);
  }
  return [mixed(a), mixed(b)];
}

/** Beyond every code unit of a text. */
const END = 0x1_0000;
const NOTHING = 0x1_0001;

function mixed(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
