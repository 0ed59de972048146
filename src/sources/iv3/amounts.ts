import { Decimal } from 'decimal.js';
import { SourceError } from '../source-error.js';
import type { AskedIv3 } from './asked.js';

/**
 * What CBS writes for "no figure". Only this number: corrections of real accounts go further below zero.
 */
const NO_FIGURE = -99_998;

/** A sum over categories of taakvelden, with what is known of its parts. */
export interface Amount {
  /** In euro; null when no part has a figure, and when a part is marked as having none: the others are not the sum. */
  euro: Decimal | null;
  /** What is known, in euro by taakveld. */
  known: ReadonlyMap<string, Decimal>;
  /** Parts of which the table says that there is no figure. */
  without: readonly string[];
  /** Taakvelden of which the table says nothing, as where nothing was booked on them. */
  silent: readonly string[];
}

/** The amounts of a table as its pages come in: by area, report, taakveld and category. */
export class Amounts {
  readonly #asked: AskedIv3;
  readonly #byCell = new Map<string, Map<string, number>>();

  constructor(asked: AskedIv3) {
    this.#asked = asked;
  }

  /** @throws SourceError when a cell comes twice, as it does when rows move over pages */
  take(row: Record<string, unknown>): void {
    const amount = row[this.#asked.amount];
    if (typeof amount !== 'number') return;
    const at = (name: string): string => String(row[name] ?? '').trim();
    const cell = key(at('Gemeenten'), at('Verslagsoort'), at('TaakveldBalanspost'));
    const category = at('Categorie');
    const categories = this.#byCell.get(cell) ?? new Map<string, number>();
    if (categories.has(category)) {
      throw new SourceError(`Table ${this.#asked.table.name} gives ${cell.replaceAll('\u0000', ', ')}, ${category} twice: its pages overlap, so it changed while it was read. Run the command again with --anew.`);
    }
    this.#byCell.set(cell, categories.set(category, amount));
  }

  get isEmpty(): boolean {
    return this.#byCell.size === 0;
  }

  /** The sum of some categories of some taakvelden; exact, and never 0 for want of a figure. */
  sum(area: string, report: string, taakvelden: readonly string[], categories: ReadonlySet<string>): Amount {
    const without: string[] = [];
    const silent: string[] = [];
    const known = new Map<string, Decimal>();
    for (const taakveld of taakvelden) {
      const cells = [...this.#byCell.get(key(area, report, taakveld)) ?? []].filter(([category]) => categories.has(category));
      if (cells.length === 0) silent.push(taakveld);
      for (const [category, amount] of cells) {
        if (amount === NO_FIGURE) without.push(`${taakveld} ${category}`);
        else known.set(taakveld, (known.get(taakveld) ?? new Decimal(0)).plus(new Decimal(amount).times(this.#asked.multiply)));
      }
    }
    const isWhole = known.size > 0 && without.length === 0;
    return { euro: isWhole ? Decimal.sum(...known.values()) : null, known, without, silent };
  }
}

function key(area: string, report: string, taakveld: string): string {
  return [area, report, taakveld].join('\u0000');
}
