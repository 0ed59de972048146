import { manyProblems, suggestion } from '../errors.js';
import { BudgetFlow } from '../../modules/finance/index.js';
import { CROSSWALK, type Era, eraOf } from './crosswalk.js';
import type { Iv3Mapping, MappedSeries } from './mapping.js';
import type { Iv3Table, Keys } from './table.js';

/** A kind of report: `2025X000` is the budget of 2025, `2025X005` its accounts. */
export interface Report {
  code: string;
  title: string;
  year: number;
  basis: 'BUDGETED' | 'REALISED';
}

export interface SelectedSeries {
  mapped: MappedSeries;
  report: Report;
  eras: readonly Era[];
  /** The era of the report's year. */
  era: Era;
  categories: ReadonlySet<string>;
}

/** What a mapping selects from a table of accounts. */
export interface Iv3Selection {
  table: Iv3Table;
  areas: readonly string[];
  reports: readonly Report[];
  /** Column of the amounts, and the factor that converts them to euro. */
  amount: string;
  multiply: string;
  lines: { taakvelden: readonly string[]; categories: ReadonlySet<string>; label: string; flow: BudgetFlow } | null;
  series: readonly SelectedSeries[];
}

/** The list of taakvelden contains balance-sheet codes too, A… and P…, which are neither income nor expenditure. */
const TAAKVELD = /^\d/;
/** Unit of amounts in thousands: "1 000 euro". */
const THOUSANDS = /1[ .]?000/;

/**
 * Selects from a table what a mapping names.
 * @throws SourceError with everything that the table does not have
 */
export function selectIv3(table: Iv3Table, mapping: Iv3Mapping): Iv3Selection {
  const problems: string[] = [];
  if (mapping.table !== table.name)
    problems.push(`table: the mapping is for ${mapping.table}, the command for ${table.name}.`);
  const reports = [...new Set(mapping.reports)].flatMap((code) => reportOf(code, table, problems));
  const lines = mapping.budget_lines;
  const selection: Iv3Selection = {
    table,
    reports,
    areas: expand('areas', mapping.areas, table.keys.Gemeenten, problems),
    amount: mapping.amount,
    multiply: multiplierOf(table, mapping, problems),
    lines: lines
      ? {
          label: lines.label,
          taakvelden: expandTaakvelden('budget_lines.taakvelden', lines.taakvelden, table, problems),
          ...ofOneFlow(expand('budget_lines.categories', lines.categories, table.keys.Categorie, problems), problems),
        }
      : null,
    series: mapping.series.flatMap((one, index) => seriesOf(`series[${index}]`, one, table, reports, problems)),
  };
  if (problems.length > 0)
    throw manyProblems(`The mapping does not fit table ${table.name} (${table.title}):`, problems);
  return selection;
}

/** Codes of expenses begin with L (lasten), those of income with B (baten). */
function ofOneFlow(categories: readonly string[], problems: string[]) {
  const isIncome = (code: string): boolean => code.startsWith('B');
  const flow = categories.some(isIncome) ? BudgetFlow.INCOME : BudgetFlow.EXPENSE;
  if (categories.some(isIncome) && !categories.every(isIncome))
    problems.push(
      'budget_lines.categories: has both expenses (L…) and income (B…), which do not add up: pull them as two ' +
        'packages.',
    );
  return { categories: new Set(categories), flow };
}

function reportOf(code: string, table: Iv3Table, problems: string[]): Report[] {
  const known = table.keys.Verslagsoort.get(code);
  if (!known)
    problems.push(
      `reports: "${code}" is not a report of the table. ${suggestion(code, table.keys.Verslagsoort.keys())}`,
    );
  return known
    ? [
        {
          code,
          title: known.title,
          year: Number(code.slice(0, 4)),
          basis: code.endsWith('X000') ? 'BUDGETED' : 'REALISED',
        },
      ]
    : [];
}

function multiplierOf({ amounts }: Iv3Table, { amount, multiply }: Iv3Mapping, problems: string[]): string {
  const column = amounts.get(amount);
  if (!column) problems.push(`amount: "${amount}" is not a column with amounts. ${suggestion(amount, amounts.keys())}`);
  else if (multiply === undefined && !THOUSANDS.test(column.unit)) {
    problems.push(
      `multiply: is missing; ${amount} is in "${column.unit}" and not in thousands of euros. ` +
        'Specify the factor that converts its amounts to euro.',
    );
  }
  return multiply ?? '1000';
}

function seriesOf(
  place: string,
  mapped: MappedSeries,
  table: Iv3Table,
  reports: readonly Report[],
  problems: string[],
): SelectedSeries[] {
  const eras = mapped.eras ?? CROSSWALK[mapped.group!]!;
  const [report, ...others] = reports.filter(({ basis }) => basis === mapped.basis);
  const categories = new Set(expand(`${place}.categories`, mapped.categories, table.keys.Categorie, problems));
  if (!report || others.length > 0) {
    problems.push(`${place}.basis: reports must name exactly one report that is ${mapped.basis}.`);
    return [];
  }
  const era = eraOf(eras, report.year);
  if (!era) {
    problems.push(`${place}: no era covers ${report.year}.`);
    return [];
  }
  expandTaakvelden(`${place}, ${report.year}`, era.taakvelden, table, problems);
  return [{ mapped, report, eras, era, categories }];
}

function expandTaakvelden(place: string, wanted: readonly string[], { keys }: Iv3Table, problems: string[]): string[] {
  const taakvelden = new Map([...keys.TaakveldBalanspost].filter(([code]) => TAAKVELD.test(code)));
  const balance = wanted.filter((code) => !TAAKVELD.test(code) && keys.TaakveldBalanspost.has(code));
  if (balance.length > 0)
    problems.push(`${place}: ${balance.join(', ')} is on the balance sheet, neither income nor expenditure.`);
  return expand(
    place,
    wanted.filter((code) => !balance.includes(code)),
    taakvelden,
    problems,
  );
}

/** Exact codes, and with an asterisk all codes that begin with the text before it. */
function expand(place: string, wanted: readonly string[], keys: Keys, problems: string[]): string[] {
  const all = [...keys.keys()];
  const found = wanted.flatMap((code) => {
    const codes = code.endsWith('*')
      ? all.filter((one) => one.startsWith(code.slice(0, -1)))
      : all.filter((one) => one === code);
    if (codes.length === 0) problems.push(`${place}: "${code}" is not in the table. ${suggestion(code, all)}`);
    return codes;
  });
  return [...new Set(found)];
}
