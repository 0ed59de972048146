import { SourceError } from '../source-error.js';
import { type Asked, cellKey, furtherDimensions } from './asked.js';

/** What the table says in one cell. */
export interface Cell {
  value: number | null;
  attribute: string | null;
}

/** The cells that are asked for, filled as the pages come in. */
export class Cells {
  readonly #asked: Asked;
  readonly #wanted: Set<string>;
  readonly #found = new Map<string, Cell>();

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#wanted = new Set(asked.figures.flatMap(({ code, members }) => asked.areas.flatMap((area) => asked.periods.map((period) =>
      cellKey(code, members.map((member) => member.code), area.code, period.code)))));
  }

  get asked(): number {
    return this.#wanted.size;
  }

  get found(): number {
    return this.#found.size;
  }

  /** Takes a row of the table; what nobody asked for is passed over. */
  take(row: Record<string, unknown>): void {
    const { table, geo, time } = this.#asked;
    const at = (name: string): string => String(row[name] ?? '').trim();
    const members = furtherDimensions(table).map(({ name }) => at(name));
    const key = cellKey(at('Measure'), members, geo ? at(geo.name) : '', time ? at(time.name) : '');
    if (!this.#wanted.has(key)) return;
    if (this.#found.has(key)) {
      throw new SourceError(`Table ${table.name} gives the cell ${key.replaceAll('\u0000', ', ')} twice: its pages overlap, so it changed while it was read. Run the command again with --anew.`);
    }
    const attribute = typeof row.ValueAttribute === 'string' ? row.ValueAttribute : null;
    this.#found.set(key, { value: typeof row.Value === 'number' ? row.Value : null, attribute });
  }

  /** The cell of a figure; undefined when the table leaves it out. */
  get(measure: string, members: readonly string[], area: string, period: string): Cell | undefined {
    return this.#found.get(cellKey(measure, members, area, period));
  }
}
