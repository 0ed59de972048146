import type { KnownCells, RuleFinding } from '../../../contract/package-resource.js';
import { number, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
import { POINT_BETWEEN_THOUSANDS } from '../../../contract/text.js';
import { Quality } from './measurement.type.js';
import { AreaKind } from '../../places/index.js';

/** The figures that a unit allows. Growth, or occupancy above 100 percent, needs a unit of its own. */
interface UnitRule {
  from: number;
  to?: number;
  whole?: boolean;
}

const AT_LEAST_ZERO: UnitRule = { from: 0 };

const UNITS: Record<string, UnitRule> = {
  percent: { from: 0, to: 100 },
  per_1000: { from: 0, to: 1000 },
  grade: { from: 0, to: 10 },
  count: { from: 0, whole: true },
  fte: AT_LEAST_ZERO,
  hours: AT_LEAST_ZERO,
  age: AT_LEAST_ZERO,
  days: AT_LEAST_ZERO,
  weeks: AT_LEAST_ZERO,
  months: AT_LEAST_ZERO,
  years: AT_LEAST_ZERO,
};

/** What 1.234 and 1.250 look like once they were read with a decimal point. */
const LIKE_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{1,3}$/;

const FIGURES = ['value', 'low', 'high'] as const;

/**
 * Below this, a count of people in a neighbourhood may identify them. CBS rounds or leaves out such cells
 * ("Onthulling").
 */
const SMALLEST_CELL = 5;

/** Nothing in these sources is older; an earlier year is a typing error. */
const FIRST_YEAR = 1800;

/** The problem with a figure, given its indicator, its area and its document; null when it is valid. */
export function measurementProblem(row: PackageRow, known: KnownCells): RuleFinding | null {
  return unitProblem(row, known) ?? periodProblem(row, known) ?? disclosure(row, known) ?? approximation(row);
}

function unitOf(row: PackageRow, known: KnownCells): string | null {
  const unit = known('indicator', requiredText(row, 'indicator'))?.unit;
  return typeof unit === 'string' ? unit : null;
}

function unitProblem(row: PackageRow, known: KnownCells): RuleFinding | null {
  const unit = unitOf(row, known);
  const rule = unit === null ? undefined : UNITS[unit];
  if (!rule) return null;
  for (const column of FIGURES) {
    const figure = number(row, column);
    if (figure === null) continue;
    const { from, to = Number.POSITIVE_INFINITY, whole = false } = rule;
    const wrong =
      figure < from || figure > to
        ? to === Number.POSITIVE_INFINITY
          ? `is below ${from}`
          : `is outside ${from} to ${to}`
        : whole && !Number.isInteger(figure)
          ? 'is not a whole number'
          : null;
    if (wrong === null) continue;
    const hint = whole && LIKE_THOUSANDS.test(String(figure)) ? ` ${POINT_BETWEEN_THOUSANDS}.` : '';
    const message =
      `${figure} ${wrong}, which the unit "${unit}" of ${requiredText(row, 'indicator')} does not allow: ` +
      `correct the figure, or give the indicator another unit.${hint}`;
    return { severity: 'error', rule: 'unit', column, message };
  }
  return null;
}

function periodProblem(row: PackageRow, known: KnownCells): RuleFinding | null {
  const code = requiredText(row, 'period');
  const period = parsePeriod(code);
  if (!period?.start) return null;
  const problem = (message: string): RuleFinding => ({ severity: 'error', rule: 'period', column: 'period', message });
  if (period.year! < FIRST_YEAR) return problem(`"${code}" is before ${FIRST_YEAR}: correct the year.`);
  const published = row.document === null ? null : known('document', row.document)?.published_on;
  const hasFigure = FIGURES.some((column) => number(row, column) !== null);
  if (
    typeof published !== 'string' ||
    !hasFigure ||
    text(row, 'quality') === Quality.FORECAST ||
    period.start <= published
  )
    return null;
  return problem(
    `"${code}" begins after ${published}, the day on which the document was published: ` +
      'correct the period, or write FORECAST in quality.',
  );
}

function disclosure(row: PackageRow, known: KnownCells): RuleFinding | null {
  if (known('area', requiredText(row, 'area'))?.kind !== AreaKind.NEIGHBOURHOOD || unitOf(row, known) !== 'count')
    return null;
  const column = FIGURES.find((name) => (number(row, name) ?? SMALLEST_CELL) < SMALLEST_CELL);
  if (!column) return null;
  const message =
    `${number(row, column)} is below ${SMALLEST_CELL} in a neighbourhood: if it counts people, ` +
    'they may be recognised; ' +
    'leave the figure out and write SUPPRESSED in missing.';
  return { severity: 'warning', rule: 'disclosure', column, message };
}

/** Words of a document that a note quotes, and what they make of the figure. */
const APPROXIMATIONS: [words: RegExp, column: 'low' | 'high' | 'quality', instead: string][] = [
  [/"(ruim|meer dan|minstens|minimaal|ten minste)\b/i, 'low', 'write the figure in low too'],
  [/"(bijna|hooguit|maximaal|tot wel|oplopen tot)\b/i, 'high', 'write the figure in high'],
  [
    /"(ruim|meer dan|bijna|tot wel|oplopen tot|circa|ca\.|ongeveer|rond|zo'n|grofweg|geschat)/i,
    'quality',
    `write ${Quality.ESTIMATED} in quality`,
  ],
];

/** A year of publication is not the year of a figure. */
const YEAR_OF_REPORT = /jaar van (het|de) (rapport|onderzoek|publicatie)/i;

/** What a note says of a figure, and its columns do not. */
function approximation(row: PackageRow): RuleFinding | null {
  const note = text(row, 'note');
  if (note === null || FIGURES.every((column) => number(row, column) === null)) return null;
  const warning = (column: string, message: string): RuleFinding => {
    return { severity: 'warning', rule: 'approximation', column, message };
  };
  for (const [words, column, instead] of APPROXIMATIONS) {
    const word = words.exec(note)?.[1];
    const isWritten = column === 'quality' ? text(row, column) === Quality.ESTIMATED : number(row, column) !== null;
    if (word && !isWritten) return warning(column, `the note says "${word}", which makes it approximate: ${instead}.`);
  }
  if (YEAR_OF_REPORT.test(note) && parsePeriod(requiredText(row, 'period'))?.kind !== PeriodKind.NOT_STATED)
    return warning('period', 'the note says that this is the year of the publication: write NS-1 as period.');
  return null;
}
