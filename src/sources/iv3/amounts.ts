import { Decimal } from 'decimal.js';
import { SourceError } from '../../contract/source.js';
import type { Iv3Selection } from './selection.js';

/** CBS writes this for "no figure". Other low numbers are figures: corrections of accounts go further below zero. */
const NO_FIGURE = -99_998;

/** A sum over categories of taakvelden, with its known parts. */
export interface Amount {
  /** In euro; null when no part has a figure, or when one is marked as having none: the others are not the sum. */
  euro: Decimal | null;
  /** The known parts, in euro by taakveld. */
  known: ReadonlyMap<string, Decimal>;
  /** Parts that the table marks as having no figure. */
  without: readonly string[];
  /** Taakvelden without a row in the table, such as those without bookings. */
  silent: readonly string[];
}

/** The amounts of a table by area, report, taakveld and category, filled as pages arrive. */
export class Amounts {
  readonly #selection: Iv3Selection;
  readonly #byCell = new Map<string, Map<string, number>>();

  constructor(selection: Iv3Selection) {
    this.#selection = selection;
  }

  /** @throws SourceError when a cell occurs twice, as when rows move between pages */
  take(row: Record<string, unknown>): void {
    const amount = row[this.#selection.amount];
    if (typeof amount !== 'number') return;
    const at = (name: string): string => String(row[name] ?? '').trim();
    const cell = key(at('Gemeenten'), at('Verslagsoort'), at('TaakveldBalanspost'));
    const category = at('Categorie');
    const categories = this.#byCell.get(cell) ?? new Map<string, number>();
    if (categories.has(category)) {
      throw new SourceError(
        `Table ${this.#selection.table.name} has ${cell.replaceAll('\u0000', ', ')}, ${category} twice: ` +
          'its pages overlap, so it changed while it was read. Run the command again with --anew.',
      );
    }
    this.#byCell.set(cell, categories.set(category, amount));
  }

  get isEmpty(): boolean {
    return this.#byCell.size === 0;
  }

  /** The exact sum of categories of taakvelden; never 0 for lack of figures. */
  sum(area: string, report: string, taakvelden: readonly string[], categories: ReadonlySet<string>): Amount {
    const without: string[] = [];
    const silent: string[] = [];
    const known = new Map<string, Decimal>();
    for (const taakveld of taakvelden) {
      const cells = [...(this.#byCell.get(key(area, report, taakveld)) ?? [])].filter(([category]) =>
        categories.has(category),
      );
      if (cells.length === 0) silent.push(taakveld);
      for (const [category, amount] of cells) {
        if (amount === NO_FIGURE) without.push(`${taakveld} ${category}`);
        else
          known.set(
            taakveld,
            (known.get(taakveld) ?? new Decimal(0)).plus(new Decimal(amount).times(this.#selection.multiply)),
          );
      }
    }
    const isWhole = known.size > 0 && without.length === 0;
    return { euro: isWhole ? Decimal.sum(...known.values()) : null, known, without, silent };
  }
}

function key(area: string, report: string, taakveld: string): string {
  return [area, report, taakveld].join('\u0000');
}
