import { yearOrderProblem } from '../../contract/package-resource.js';
import { number, type PackageRow } from '../../contract/package-row.js';

export const YEARS = { minimum: 1900, maximum: 2100 };

/** Error in the years of an amount that covers several years; null if valid. */
export function spanProblem(row: PackageRow): string | null {
  const from = number(row, 'from_year');
  const to = number(row, 'to_year');
  if ((from === null) !== (to === null))
    return 'has only one of from_year and to_year: give both, or neither if the document states no years.';
  return yearOrderProblem(row);
}
