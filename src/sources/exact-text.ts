import { Decimal } from 'decimal.js';

/** What a double holds exactly; more digits are noise of its binary form, such as 17.100000000000001. */
const EXACT_DIGITS = 15;

/** A number as packages write it: all its digits, a point, no exponent, no noise. */
export function exactText(value: number | string | Decimal): string {
  return new Decimal(value).toSignificantDigits(EXACT_DIGITS).toFixed();
}
