/**
 * In how many orders of a multiset each number of inversions occurs: the coefficients of the Gaussian multinomial
 * [n; t₁, t₂, …]_q, where the t are how often each value occurs. It is a product of Gaussian binomials, as the groups of
 * equal values are put in one after the other.
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
  gaussianBinomial(n - 1, k - 1).forEach((count, power) => { counts[power]! += count; });
  gaussianBinomial(n - 1, k).forEach((count, power) => { counts[power + k]! += count; });
  return counts;
}

function product(a: readonly number[], b: readonly number[]): number[] {
  const counts = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => { b.forEach((y, j) => { counts[i + j]! += x * y; }); });
  return counts;
}

/**
 * The exact chance of a Kendall S at least this far from 0, either way, when every order of the values is equally likely.
 * Of T pairs that differ, an order with v inversions has S = T − 2v; T is the largest number of inversions there is.
 */
export function twoSidedPermutation(s: number, ties: readonly number[]): number {
  const counts = inversionCounts(ties);
  const pairs = counts.length - 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const asFar = counts.reduce((sum, count, inversions) => (Math.abs(pairs - 2 * inversions) >= Math.abs(s) ? sum + count : sum), 0);
  return asFar / total;
}
