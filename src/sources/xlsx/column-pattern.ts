const PERIOD = '{period}';

/** Whether a column's header is as a mapping says: a text for each header row, in which `{period}` stands for a period and `*` for anything. */
export class ColumnPattern {
  readonly #rows: RegExp[];
  /** Whether the header says the period. */
  readonly saysPeriod: boolean;

  constructor(header: readonly string[]) {
    this.saysPeriod = header.some((text) => text.includes(PERIOD));
    this.#rows = header.map((text) => new RegExp(`^${text.replace(/\s+/g, ' ').trim().split(PERIOD).map(literal).join('(?<period>.+)')}$`));
  }

  /** How many header rows it speaks of. */
  get size(): number {
    return this.#rows.length;
  }

  /** Null when the header is another; else the text that stands for the period, empty where the header says none. */
  match(header: readonly string[]): { period: string } | null {
    let period = '';
    for (const [index, pattern] of this.#rows.entries()) {
      const match = pattern.exec(header[index] ?? '');
      if (!match) return null;
      period = match.groups?.period?.trim() ?? period;
    }
    return { period };
  }
}

function literal(text: string): string {
  return text.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
}
