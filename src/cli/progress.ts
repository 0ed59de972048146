/** Where progress is shown: stderr, so that stdout keeps only the command's result. */
interface ProgressTarget {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Milliseconds between two updates of the line. */
const INTERVAL = 100;

/** How far a command is, in one line of the terminal that is overwritten; nothing where stderr is not a terminal. */
export class Progress {
  readonly #target: ProgressTarget;
  #label = '';
  #total: number | null = null;
  #count = 0;
  #shownAt: number | null = null;

  constructor(target: ProgressTarget = process.stderr) {
    this.#target = target;
  }

  /** Begins a piece of work. `total` is its number of steps, where that is known. */
  start(label: string, total: number | null = null): void {
    this.#label = label;
    this.#total = total;
    this.#count = 0;
    this.#show();
  }

  /** Counts more steps as done. */
  advance(steps = 1): void {
    this.reach(this.#count + steps);
  }

  /** Sets the number of steps that are done. */
  reach(count: number): void {
    this.#count = count;
    if (this.#shownAt === null || performance.now() - this.#shownAt >= INTERVAL || count === this.#total) this.#show();
  }

  /** Writes a line that stays, such as that a server asks to wait; also where there is no terminal. */
  note(text: string): void {
    this.#clear();
    this.#target.write(`${text}\n`);
  }

  /** Ends the work; with a line about its result, if given. */
  done(text?: string): void {
    this.#clear();
    if (text !== undefined) this.#target.write(`${text}\n`);
  }

  #show(): void {
    if (!this.#target.isTTY) return;
    const count = this.#count === 0 && this.#total === null ? '' : `: ${this.#count}`;
    const text = `${this.#label}${count}${this.#total === null ? '' : ` of ${this.#total}`}`;
    // A line that wraps could not be overwritten.
    const width = Math.max(20, this.#target.columns ?? 80) - 1;
    this.#target.write(`\r\u001B[2K${text.slice(0, width)}`);
    this.#shownAt = performance.now();
  }

  #clear(): void {
    if (this.#shownAt !== null) this.#target.write('\r\u001B[2K');
    this.#shownAt = null;
  }
}

/** Shows progress while something runs, and clears it before anything else is written. */
export async function withProgress<T>(label: string, act: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = new Progress();
  progress.start(label);
  try {
    return await act(progress);
  } finally {
    progress.done();
  }
}
