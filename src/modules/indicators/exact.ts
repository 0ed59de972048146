import { Decimal } from 'decimal.js';
import type { StoredNumber } from '../../contract/entity.js';

/** Decimal arithmetic with digits to spare, so that no difference or quotient of figures picks up binary noise. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

/** Decimals that computed figures are given with. */
const DECIMALS = 10;

/** A computed figure as the graph gives it: at most ten decimals, without what binary arithmetic left behind. */
export function rounded(value: Exact | StoredNumber): number {
  return new Exact(value).toDecimalPlaces(DECIMALS).toNumber();
}

const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: DECIMALS });
const DUTCH = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: DECIMALS });

/** A figure as Dutch text, such as `15.551` or `17,1`. */
export function inDutch(value: StoredNumber): string {
  return DUTCH.format(Number(value));
}

/** A figure as English text, such as `15,551` or `17.1`. */
export function inEnglish(value: StoredNumber): string {
  return ENGLISH.format(Number(value));
}
