/** From here on the chance is under 10⁻¹⁴, which double precision cannot distinguish from 0. */
const BEYOND_PRECISION = 8;

/**
 * Chance that a standard normal deviate lies at least `z` from 0, either way: 2(1 − Φ(z)).
 * Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …), summed until a term changes nothing.
 *
 * Source: G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4) (2004).
 */
export function twoSidedNormal(z: number): number {
  if (z >= BEYOND_PRECISION) return 0;
  let sum = 0;
  let term = z;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - 2 * density * sum;
}

/**
 * In how many orders of a multiset each number of inversions occurs: the coefficients of the Gaussian multinomial
 * [n; t₁, t₂, …]_q, where the t are how often each value occurs. It is a product of Gaussian binomials, as the groups
 * of equal values are put in one after the other.
 *
 * Source: R. P. Stanley, "Enumerative Combinatorics" 1 (2nd ed., 2012), proposition 1.7.1.
 */
export function inversionCounts(ties: readonly number[]): number[] {
  let placed = 0;
  let counts = [1];
  for (const size of ties) {
    placed += size;
    counts = product(counts, gaussianBinomial(placed, size));
  }
  return counts;
}

/** [n; k]_q by Pascal's rule: [n; k] = [n−1; k−1] + qᵏ·[n−1; k]. */
function gaussianBinomial(n: number, k: number): number[] {
  if (k === 0 || k === n) return [1];
  const counts = new Array<number>(k * (n - k) + 1).fill(0);
  gaussianBinomial(n - 1, k - 1).forEach((count, power) => {
    counts[power]! += count;
  });
  gaussianBinomial(n - 1, k).forEach((count, power) => {
    counts[power + k]! += count;
  });
  return counts;
}

function product(a: readonly number[], b: readonly number[]): number[] {
  const counts = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      counts[i + j]! += x * y;
    });
  });
  return counts;
}

/**
 * The exact chance of a Kendall S at least this far from 0, either way, when every order of the values is equally
 * likely. Of T pairs that differ, an order with v inversions has S = T − 2v; T is the largest number of inversions
 * there is.
 */
function twoSidedPermutation(s: number, ties: readonly number[]): number {
  const counts = inversionCounts(ties);
  const pairs = counts.length - 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const asFar = counts.reduce(
    (sum, count, inversions) => (Math.abs(pairs - 2 * inversions) >= Math.abs(s) ? sum + count : sum),
    0,
  );
  return asFar / total;
}

/** What the Mann–Kendall test finds. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  s: number;
  /** Chance of an S at least this far from 0, either way, if the order of the values in time meant nothing. */
  p: number;
}

/**
 * Up to this many values p is exact; 10! orders is also where the normal distribution begins to serve (Kendall 1975).
 */
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
  const s = values.reduce(
    (sum, later, j) => values.slice(0, j).reduce((part, earlier) => part + Math.sign(later - earlier), sum),
    0,
  );
  if (s === 0) return { s, p: 1 };
  const ties = tieSizes(values);
  return {
    s,
    p:
      values.length <= EXACT_UP_TO ? twoSidedPermutation(s, ties) : twoSidedNormal((Math.abs(s) - 1) / deviation(ties)),
  };
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
