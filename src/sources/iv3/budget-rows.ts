import type { Cell } from '../../persistence/package-resource.js';
import { exactText } from '../exact-text.js';
import { locatorOf, tidy } from '../locator.js';
import { slugOf } from '../slug-of.js';
import type { Amounts } from './amounts.js';
import type { AskedIv3 } from './asked.js';

/** Rows of `budget_lines.csv`, and how many lines have no amount. */
export interface BudgetRows {
  rows: Record<string, Cell | undefined>[];
  absent: number;
}

/** A line for each area, report and taakveld of which the table has the whole amount; a line without an amount cannot be. */
export function budgetRows(name: string, { table, areas, reports, lines }: AskedIv3, amounts: Amounts): BudgetRows {
  if (!lines) return { rows: [], absent: 0 };
  const { taakvelden, categories, label } = lines;
  const cells = areas.flatMap((area) => reports.flatMap((report) => taakvelden.map((taakveld) => ({ area, report, taakveld }))));
  const rows = cells.flatMap(({ area, report, taakveld }) => {
    const { euro } = amounts.sum(area, report.code, [taakveld], categories);
    if (euro === null) return [];
    const { title } = table.keys.TaakveldBalanspost.get(taakveld)!;
    return [{
      slug: slugOf(`${name} ${area} ${taakveld} ${report.code}`),
      area, programme: taakveld, programme_name_nl: tidy(title), name_nl: tidy(`${title}, ${label}, ${report.title}`),
      year: report.year, amount: exactText(euro), kind: 'NOT_STATED', basis: report.basis,
      locator: locatorOf(`Tabel ${table.name}`, table.keys.Gemeenten.get(area)!.title, `taakveld ${taakveld}`, label, report.title),
    }];
  });
  return { rows, absent: cells.length - rows.length };
}
