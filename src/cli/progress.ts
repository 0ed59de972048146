/** Where progress is told: stderr, so that stdout stays for what a command answers. */
interface ProgressTarget {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** By how many steps a plain line follows another where the total is not known. */
const STEPS_BETWEEN_LINES = 1_000;

/**
 * How far a command is. On a terminal one line that is written over; elsewhere (a log, a pipe) plain lines, after each tenth of
 * the total or each thousand steps. By count and not by time, so that the same work always leaves the same log.
 */
export class Progress {
  readonly #target: ProgressTarget;
  #label = '';
  #total: number | null = null;
  #count = 0;
  #nextLine = 0;
  #shown = false;

  constructor(target: ProgressTarget = process.stderr) {
    this.#target = target;
  }

  /** Begins a piece of work. `total` is its number of steps, where that is known. */
  start(label: string, total: number | null = null): void {
    this.#clear();
    this.#label = label;
    this.#total = total;
    this.#count = 0;
    this.#nextLine = this.#between();
    if (this.#target.isTTY) this.#rewrite();
    else this.#target.write(`${label}\n`);
  }

  /** Says that so many more steps are done. */
  advance(steps = 1): void {
    this.#count += steps;
    if (this.#target.isTTY) {
      this.#rewrite();
      return;
    }
    if (this.#count < this.#nextLine) return;
    this.#target.write(`${this.#state()}\n`);
    while (this.#nextLine <= this.#count) this.#nextLine += this.#between();
  }

  /** Says something that stays, such as that a server asked to wait; what goes on is shown below it. */
  note(text: string): void {
    this.#clear();
    this.#target.write(`${text}\n`);
  }

  /** Ends the work with what came of it. */
  done(text: string): void {
    this.note(text);
    this.#label = '';
  }

  #between(): number {
    return this.#total === null ? STEPS_BETWEEN_LINES : Math.max(1, Math.ceil(this.#total / 10));
  }

  #state(): string {
    return `${this.#label}: ${this.#count}${this.#total === null ? '' : ` of ${this.#total}`}`;
  }

  #rewrite(): void {
    // A line that wraps could not be written over.
    const width = Math.max(20, this.#target.columns ?? 80) - 1;
    this.#target.write(`\r\u001B[2K${this.#state().slice(0, width)}`);
    this.#shown = true;
  }

  #clear(): void {
    if (this.#shown) this.#target.write('\r\u001B[2K');
    this.#shown = false;
  }
}

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
