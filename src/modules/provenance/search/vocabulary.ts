import { distance } from 'fastest-levenshtein';
import { breathe } from './breathe.js';
import { formsOf, isInflected } from './word-forms.js';

/** A part of a compound has at least this many letters. */
const SHORTEST_PART = 4;

/** What joins the parts of a Dutch compound: nothing, or one of these (`gezin-s-voogd`, `kind-er-opvang`). */
const LINKS = ['', 's', 'n', 'en', 'e', 'er'];

/** All words of the searched texts: by spelling, by form, and by the parts of compounds. Words are numbered. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byPart = new Map<string, number[]>();

  private constructor(readonly words: readonly string[]) {}

  /** Makes the vocabulary of these words, in slices that leave time for other requests. */
  static async of(words: Iterable<string>): Promise<Vocabulary> {
    const vocabulary = new Vocabulary([...words].sort());
    for (const [number, word] of vocabulary.words.entries()) {
      await breathe(number);
      vocabulary.#numbers.set(word, number);
      for (const form of formsOf(word)) add(vocabulary.#byForm, form, number);
    }
    for (const [number, word] of vocabulary.words.entries()) {
      await breathe(number);
      for (const part of vocabulary.#partsOf(word)) add(vocabulary.#byPart, part, number);
    }
    return vocabulary;
  }

  /** The number of a word; undefined when no text has it. */
  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** Words that are forms of one word with this one. */
  formsOf(word: string): number[] {
    return formsOf(word).flatMap((form) => this.#byForm.get(form) ?? []);
  }

  /** Compounds with this word as a part. */
  compoundsOf(word: string): number[] {
    return [word, ...formsOf(word)].flatMap((form) => this.#byPart.get(form) ?? []);
  }

  /** Words that start with these letters, the word itself included. */
  startingWith(letters: string): number[] {
    const from = this.#placeOf(letters);
    let to = from;
    while (this.words[to]?.startsWith(letters)) to += 1;
    return Array.from({ length: to - from }, (_, index) => from + index);
  }

  /** The known words that a compound consists of, the longest first part first; null when it has none. */
  split(word: string): [string, string] | null {
    return this.#splits(word).at(-1) ?? null;
  }

  /**
   * The words of the vocabulary, and of others, with the fewest slips of typing from this one: at most one in a word of
   * up to 7 letters, and none in short words and in numbers.
   */
  near(word: string, others: ReadonlySet<string>, most: 1 | 2): string[] {
    if (!isInflected(word)) return [];
    const swapped = swaps(word).filter((one) => this.#numbers.has(one) || others.has(one));
    let best: number = word.length <= 7 ? 1 : most;
    let found: string[] = [];
    for (const words of [this.words, others])
      for (const known of words) {
        if (Math.abs(known.length - word.length) > best || !isInflected(known)) continue;
        const slips = distance(word, known);
        if (slips > best) continue;
        if (slips < best) found = [];
        best = slips;
        found.push(known);
      }
    if (swapped.length > 0) found = best === 1 ? [...found, ...swapped] : swapped;
    return [...new Set(found)].sort();
  }

  #placeOf(letters: string): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle]! < letters) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Two parts, the second of which is known as it is, and the first perhaps without the letters that join them. */
  #splits(word: string): [string, string][] {
    if (!isInflected(word)) return [];
    const found: [string, string][] = [];
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      const rest = word.slice(at);
      if (!this.#isKnown(rest)) continue;
      const start = word.slice(0, at);
      const first = LINKS.filter((link) => start.endsWith(link))
        .map((link) => start.slice(0, start.length - link.length))
        .find((part) => part.length >= SHORTEST_PART && this.#isKnown(part));
      if (first !== undefined) found.push([first, rest]);
    }
    return found;
  }

  #isKnown(word: string): boolean {
    return this.#numbers.has(word) || this.#byForm.has(word);
  }

  #partsOf(word: string): Set<string> {
    const parts = new Set(this.#splits(word).flat());
    return new Set([...parts].flatMap((part) => [part, ...formsOf(part)]));
  }
}

/** The word with two letters next to each other in the other order, which is one slip. */
function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  );
}

function add(index: Map<string, number[]>, key: string, number: number): void {
  const numbers = index.get(key);
  if (!numbers) index.set(key, [number]);
  else if (numbers.at(-1) !== number) numbers.push(number);
}
