import type { SourceError } from '../../contract/source.js';
import { manyProblems } from '../errors.js';

/** Receives what a mapping does not explain. */
export type FindProblem = (problem: string) => void;

/** Problems that are kept for the message; the others are counted. */
const MOST_KEPT = 40;

/** What a mapping does not explain of a file of any length. */
export class Problems {
  readonly #kept: string[] = [];
  #count = 0;

  readonly add: FindProblem = (problem) => {
    this.#count += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(problem);
  };

  get count(): number {
    return this.#count;
  }

  error(file: string): SourceError {
    return manyProblems(
      `${file} is rejected, because the mapping does not explain all of it:`,
      this.#kept,
      this.#count,
    );
  }
}
