/** From here on the chance is under 10⁻¹⁴, less than double precision can tell from 0. */
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
