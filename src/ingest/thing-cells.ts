import type { Cell, KnownCells } from '../persistence/package-resource.js';
import { nearest } from '../shared/nearest.js';
import { nodeId, splitNodeId } from '../shared/node-id.js';
import type { MergedRow } from './merge-rows.js';
import { factOf } from './source-row.js';

/** Unknown keys for which something like them is looked for; nobody reads the suggestions for more. */
const MOST_SUGGESTIONS = 1_000;

type Cells = Readonly<Record<string, Cell>>;

/** The things that rows may refer to, and what all packages together say of them, by kind and key. */
export class ThingCells {
  constructor(readonly things: ReadonlyMap<string, ReadonlyMap<string, Cells>>) {}

  /** Everything that the rows describe; of these kinds only, where some are given. */
  static of(merged: readonly MergedRow[], kinds?: ReadonlySet<string>): ThingCells {
    const things = new Map<string, Map<string, Cells>>();
    for (const { row, parts } of merged) {
      const id = factOf({ ...parts[0], row })?.id;
      if (id === undefined) continue;
      const { kind, key } = splitNodeId(id);
      if (kinds && !kinds.has(kind)) continue;
      if (!things.has(kind)) things.set(kind, new Map());
      things.get(kind)!.set(key, row.cells);
    }
    return new ThingCells(things);
  }

  /** The keys of a kind. */
  keysOf(kind: string): { has(key: string): boolean } {
    return this.things.get(kind) ?? NONE;
  }

  /** Keys of a kind that look like one that there is not, nearest first. A file that is wrong throughout asks for the same few again and again. */
  nearestTo(kind: string, key: string): readonly string[] {
    const id = nodeId(kind, key);
    let near = this.#nearest.get(id);
    if (near === undefined) {
      near = this.#nearest.size < MOST_SUGGESTIONS ? nearest(key, (this.things.get(kind) ?? NONE).keys()) : [];
      this.#nearest.set(id, near);
    }
    return near;
  }

  readonly #nearest = new Map<string, readonly string[]>();

  /** What is said of one thing. */
  readonly cellsOf: KnownCells = (kind, key) => this.things.get(kind)?.get(key) ?? null;
}

const NONE: ReadonlyMap<string, Cells> = new Map();
