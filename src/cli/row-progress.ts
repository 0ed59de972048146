import { Progress } from './progress.js';

/** Rows between two lines where there is no terminal. */
const STEP = 100_000;

/** How many rows of figures have been read; says nothing about files that are done at once. */
export class RowProgress {
  readonly #progress = new Progress();
  #told = 0;

  constructor(private readonly label: string) {}

  /** To be told how many rows have been read by now. */
  readonly rows = (count: number): void => {
    if (count - this.#told < (process.stderr.isTTY ? STEP / 10 : STEP)) return;
    if (this.#told === 0) this.#progress.start(this.label);
    this.#progress.advance(count - this.#told);
    this.#told = count;
  };

  done(): void {
    if (this.#told > 0) this.#progress.done(`${this.label}: all rows are read`);
  }
}
