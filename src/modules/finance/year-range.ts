import { checkYears } from '../../contract/arguments.js';

/** The years that a caller asks for; null is open. */
export interface YearRange {
  from: number | null;
  to: number | null;
}

/** The years that a caller asks for, when they are the right way round. */
export function yearRangeOf(from: number | null | undefined, to: number | null | undefined): YearRange {
  checkYears(from, to);
  return { from: from ?? null, to: to ?? null };
}

/** Whether a stretch of years lies wholly in the range. */
export function liesWithin(range: YearRange, first: number, last: number): boolean {
  return (range.from === null || first >= range.from) && (range.to === null || last <= range.to);
}

/** Whether a stretch of years shares at least a year with the range. */
export function touches(range: YearRange, first: number, last: number): boolean {
  return (range.from === null || last >= range.from) && (range.to === null || first <= range.to);
}
