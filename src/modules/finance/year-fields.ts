import { number, type PackageRow, type ResourceField, yearOrderProblem } from '../../contract/package-resource.js';

/** The years that a figure of a budget may be about. */
export const YEAR_RANGE = { type: 'integer', minimum: 1900, maximum: 2100 } as const satisfies Partial<ResourceField>;

/** What is wrong with the years of an amount over several years; null when nothing. */
export function spanProblem(row: PackageRow): string | null {
  const from = number(row, 'from_year');
  const to = number(row, 'to_year');
  if ((from === null) !== (to === null))
    return 'has only one of from_year and to_year: give both, or neither where the document states no years.';
  return yearOrderProblem(row);
}
