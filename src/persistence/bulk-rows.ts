import type { Value } from './package-resource.js';

/** Rows on their way to a table, column by column. Of a column that says the same in all of them the value stands there once. */
export interface BulkRows {
  rows: number;
  columns: readonly (Value | readonly Value[])[];
}

/**
 * How many rows travel together. Few enough that much of a table of figures, sorted as such tables are, says the same in all of
 * them, which makes them cheaper to send and to write; enough that a statement for them pays.
 */
export const ROWS_TOGETHER = 200;

/** Takes rows one by one and gives them back in groups. */
export class RowCollector {
  #rows = 0;
  #columns: Value[][];

  constructor(private readonly names: readonly string[]) {
    this.#columns = names.map(() => []);
  }

  /** Adds a row; columns that it does not have are null. */
  add(values: Readonly<Record<string, Value>>): void {
    for (const [index, name] of this.names.entries()) this.#columns[index]!.push(values[name] ?? null);
    this.#rows += 1;
  }

  get isFull(): boolean {
    return this.#rows >= ROWS_TOGETHER;
  }

  /** What was added since the last time; null when nothing was. */
  take(): BulkRows | null {
    if (this.#rows === 0) return null;
    const taken = { rows: this.#rows, columns: this.#columns.map((values) => (isOne(values) ? values[0]! : values)) };
    this.#columns = this.names.map(() => []);
    this.#rows = 0;
    return taken;
  }
}

function isOne(values: readonly Value[]): boolean {
  const [first] = values;
  return values.every((value) => value === first);
}
