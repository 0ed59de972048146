import type { SourceCells } from '../../contract/source.js';
import { noteColumns, type Words } from '../../contract/words.js';
import { BudgetScheme } from '../../modules/finance/index.js';
import { MissingReason, Quality } from '../../modules/indicators/index.js';
import { mappedNote } from '../mapping/mapped-note.js';
import { exactText, locatorOf, slugOf, tidy } from '../text.js';
import type { Amount, Amounts } from './amounts.js';
import { breaksUpTo } from './crosswalk.js';
import type { Iv3Selection, Report, SelectedSeries } from './selection.js';

/** Rows of `budget_lines.csv`, and how many lines have no amount. */
interface BudgetRows {
  rows: SourceCells[];
  absent: number;
}

/** A line for each area, report and taakveld with a complete amount: a budget line cannot be without one. */
export function budgetRows(name: string, { table, areas, reports, lines }: Iv3Selection, amounts: Amounts): BudgetRows {
  if (!lines) return { rows: [], absent: 0 };
  const { taakvelden, categories, label, flow } = lines;
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
        scheme: BudgetScheme.IV3,
        flow,
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

/** What is missing from a sum over taakvelden, and what is known of an incomplete one; none when it is complete. */
function notesOnParts({ euro, known, without, silent }: Amount): Words[] {
  if (known.size === 0 && without.length === 0)
    return [
      {
        nl: 'De tabel geeft voor geen van deze taakvelden een bedrag.',
        en: 'The table gives no amount for any of these task fields.',
      },
    ];
  const parts = [...known].map(([taakveld, amount]) => `${taakveld} ${exactText(amount)}`);
  return [
    without.length > 0 && {
      nl: `Van ${without.join(', ')} geeft de tabel geen cijfer (-99998): de som is niet bekend.`,
      en: `The table gives no figure (-99998) for ${without.join(', ')}: the sum is not known.`,
    },
    euro === null &&
      parts.length > 0 && {
        nl: `Wel bekend, in euro: ${parts.join(', ')}.`,
        en: `Known, in euros: ${parts.join(', ')}.`,
      },
    silent.length > 0 && {
      nl: `Zonder bedrag in de tabel: ${silent.join(', ')}.`,
      en: `Without an amount in the table: ${silent.join(', ')}.`,
    },
  ].filter((note) => note !== false);
}

/** Rows of `measurements.csv`: the sums of a series, over the taakvelden that it had in that year. */
export function seriesRows(selection: Iv3Selection, amounts: Amounts): SourceCells[] {
  return selection.series.flatMap((series) =>
    selection.areas.map((area) => seriesRow(selection, amounts, series, area)),
  );
}

function seriesRow(
  { table }: Iv3Selection,
  amounts: Amounts,
  { mapped, report, era, categories }: SelectedSeries,
  area: string,
): SourceCells {
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
    ...noteColumns([...notesOnParts(amount), ...mappedNote(mapped)]),
  };
}

function qualityOf({ euro, silent }: Amount, { basis }: Report): Quality | null {
  if (euro === null) return null;
  // A budget is a plan, not an observation: trends must exclude it.
  if (basis === 'BUDGETED') return Quality.FORECAST;
  // The indicator is the sum of all its taakvelden, and the table does not state whether the absent ones are zero.
  return silent.length > 0 ? Quality.DEFINITION_DIFFERS : Quality.NORMAL;
}

/** Rows of `indicator_breaks.csv`: where a series is not comparable with earlier years, up to the year of the table. */
export function breakRows({ series, table }: Iv3Selection): SourceCells[] {
  return series.flatMap(({ mapped, report, eras }) =>
    breaksUpTo(eras, report.year).map(({ from, because }) => ({
      indicator: mapped.indicator,
      break_on: `${from}-01-01`,
      description_nl: because,
      locator: locatorOf(`Tabel ${table.name}`, 'TaakveldBalanspost'),
    })),
  );
}
