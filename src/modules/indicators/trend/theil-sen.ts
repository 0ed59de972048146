import { Exact } from '../exact.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** A value at a place in time, in months. */
interface TimedValue {
  months: number;
  value: StoredNumber;
}

const MONTHS_PER_YEAR = 12;

/**
 * The Theil–Sen slope: the median over all pairs i < j of (yⱼ − yᵢ) / (xⱼ − xᵢ), in units a year. One outlier does not
 * tilt it, as it would a least-squares line. Pairs at the same time have no slope and are passed over; null without any
 * pair.
 *
 * Sources: H. Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950);
 * P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968), 1379–1389.
 */
export function theilSenSlope(values: readonly TimedValue[]): Exact | null {
  const slopes: Exact[] = [];
  values.forEach((later, j) => {
    for (const earlier of values.slice(0, j)) {
      const months = later.months - earlier.months;
      if (months !== 0) slopes.push(new Exact(later.value).minus(earlier.value).times(MONTHS_PER_YEAR).div(months));
    }
  });
  return median(slopes);
}

/** The middle value, or the mean of the middle two. */
function median(values: Exact[]): Exact | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a.comparedTo(b));
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[sorted.length / 2 - 1]!).div(2);
}
