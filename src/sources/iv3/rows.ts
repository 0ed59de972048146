import { Decimal } from 'decimal.js';
import type { Cell } from '../../contract/package-resource.js';
import { MissingReason, Quality } from '../../modules/indicators/index.js';
import type { AskedIv3, AskedSeries, Report } from './ask.js';
import { breaksUpTo } from './crosswalk.js';
import { SourceError } from '../source.js';
import { exactText, locatorOf, slugOf, tidy } from '../text.js';

/**
 * What CBS writes for "no figure". Only this number: corrections of real accounts go further below zero.
 */
const NO_FIGURE = -99_998;

/** A sum over categories of taakvelden, with what is known of its parts. */
interface Amount {
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
      throw new SourceError(
        `Table ${this.#asked.table.name} gives ${cell.replaceAll('\u0000', ', ')}, ${category} twice: its pages overlap, so it changed while it was read. Run the command again with --anew.`,
      );
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
      const cells = [...(this.#byCell.get(key(area, report, taakveld)) ?? [])].filter(([category]) =>
        categories.has(category),
      );
      if (cells.length === 0) silent.push(taakveld);
      for (const [category, amount] of cells) {
        if (amount === NO_FIGURE) without.push(`${taakveld} ${category}`);
        else
          known.set(
            taakveld,
            (known.get(taakveld) ?? new Decimal(0)).plus(new Decimal(amount).times(this.#asked.multiply)),
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

/** Rows of `budget_lines.csv`, and how many lines have no amount. */
export interface BudgetRows {
  rows: Record<string, Cell | undefined>[];
  absent: number;
}

/** A line for each area, report and taakveld of which the table has the whole amount; a line without an amount cannot be. */
export function budgetRows(name: string, { table, areas, reports, lines }: AskedIv3, amounts: Amounts): BudgetRows {
  if (!lines) return { rows: [], absent: 0 };
  const { taakvelden, categories, label } = lines;
  const cells = areas.flatMap((area) =>
    reports.flatMap((report) => taakvelden.map((taakveld) => ({ area, report, taakveld }))),
  );
  const rows = cells.flatMap(({ area, report, taakveld }) => {
    const { euro } = amounts.sum(area, report.code, [taakveld], categories);
    if (euro === null) return [];
    const { title } = table.keys.TaakveldBalanspost.get(taakveld)!;
    return [
      {
        slug: slugOf(`${name} ${area} ${taakveld} ${report.code}`),
        area,
        programme: taakveld,
        programme_name_nl: tidy(title),
        name_nl: tidy(`${title}, ${label}, ${report.title}`),
        year: report.year,
        amount: exactText(euro),
        kind: 'NOT_STATED',
        basis: report.basis,
        locator: locatorOf(
          `Tabel ${table.name}`,
          table.keys.Gemeenten.get(area)!.title,
          `taakveld ${taakveld}`,
          label,
          report.title,
        ),
      },
    ];
  });
  return { rows, absent: cells.length - rows.length };
}

/** What a sum over taakvelden is not made of, and what is known of one that cannot be made; null when all parts are there. */
function noteOnParts({ euro, known, without, silent }: Amount): string | null {
  if (known.size === 0 && without.length === 0) return 'De tabel geeft voor geen van deze taakvelden een bedrag.';
  const parts = [...known].map(([taakveld, amount]) => `${taakveld} ${exactText(amount)}`);
  return (
    [
      without.length > 0
        ? `Van ${without.join(', ')} geeft de tabel geen cijfer (-99998): de som is niet bekend.`
        : null,
      euro === null && parts.length > 0 ? `Wel bekend, in euro: ${parts.join(', ')}.` : null,
      silent.length > 0 ? `Zonder bedrag in de tabel: ${silent.join(', ')}.` : null,
    ]
      .filter((text) => text !== null)
      .join(' ') || null
  );
}

type Row = Record<string, Cell | undefined>;

/** Rows of `measurements.csv`: what an area spent on one thing, over the taakvelden that it had in that year. */
export function seriesRows(asked: AskedIv3, amounts: Amounts): Row[] {
  return asked.series.flatMap((series) => asked.areas.map((area) => seriesRow(asked, amounts, series, area)));
}

function seriesRow(
  { table }: AskedIv3,
  amounts: Amounts,
  { mapped, report, era, categories }: AskedSeries,
  area: string,
): Row {
  const amount = amounts.sum(area, report.code, era.taakvelden, categories);
  const { euro } = amount;
  return {
    indicator: mapped.indicator,
    area,
    period: String(report.year),
    value: euro === null ? null : exactText(euro),
    quality: qualityOf(amount, report),
    missing: euro === null ? MissingReason.NOT_AVAILABLE : null,
    rank: 1,
    locator: locatorOf(
      `Tabel ${table.name}`,
      table.keys.Gemeenten.get(area)!.title,
      `taakvelden ${era.taakvelden.join(' + ')}`,
      report.title,
    ),
    note: [noteOnParts(amount), mapped.note].filter((text) => text).join(' ') || null,
  };
}

function qualityOf({ euro, silent }: Amount, { basis }: Report): Quality | null {
  if (euro === null) return null;
  // A budget says what is planned, not what was observed: trends must leave it out, whatever it is made of.
  if (basis === 'BUDGETED') return Quality.FORECAST;
  // The indicator is defined as the sum of all its taakvelden. Nothing in the table says whether the others are nil.
  return silent.length > 0 ? Quality.DEFINITION_DIFFERS : Quality.NORMAL;
}

/** Rows of `indicator_breaks.csv`: where a series cannot be compared with the years before, up to the year of the table. */
export function breakRows({ series, table }: AskedIv3): Row[] {
  return series.flatMap(({ mapped, report, eras }) =>
    breaksUpTo(eras, report.year).map(({ from, because }) => ({
      indicator: mapped.indicator,
      break_on: `${from}-01-01`,
      description_nl: because,
      locator: locatorOf(`Tabel ${table.name}`, 'TaakveldBalanspost'),
    })),
  );
}
