import { twoSidedNormal } from './normal-distribution.js';
import { twoSidedPermutation } from './permutation-distribution.js';

/** What the Mann–Kendall test finds. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  s: number;
  /** Chance of an S at least this far from 0, either way, if the order of the values in time meant nothing. */
  p: number;
}

/** Up to this many values p is exact; 10! orders is also where the normal distribution begins to serve (Kendall 1975). */
const EXACT_UP_TO = 10;

/**
 * The Mann–Kendall test for a trend, values in the order of time:
 * S = Σ over i < j of sign(yⱼ − yᵢ). p is two-sided: exact for up to ten values, given their ties; beyond that by the
 * normal distribution, with the variance corrected for ties and S moved one towards 0 (continuity).
 *
 * Sources: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245–259;
 * M. G. Kendall, "Rank Correlation Methods" (4th ed., 1975), chapters 4 and 5.
 */
export function mannKendall(values: readonly number[]): MannKendall {
  const s = values.reduce((sum, later, j) => values.slice(0, j).reduce((part, earlier) => part + Math.sign(later - earlier), sum), 0);
  if (s === 0) return { s, p: 1 };
  const ties = tieSizes(values);
  return { s, p: values.length <= EXACT_UP_TO ? twoSidedPermutation(s, ties) : twoSidedNormal((Math.abs(s) - 1) / deviation(ties)) };
}

/** How often each value occurs. */
function tieSizes(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/** Standard deviation of S: √([n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18), with t the sizes of the groups of equal values. */
function deviation(ties: readonly number[]): number {
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const n = ties.reduce((sum, size) => sum + size, 0);
  return Math.sqrt((term(n) - ties.reduce((sum, size) => sum + term(size), 0)) / 18);
}
