import { Decimal } from 'decimal.js';
import { normaliseText } from '../contract/text.js';
import { LIST_SEPARATOR } from '../packages/format/cell-format.js';

/** Digits that a double holds exactly; further ones are noise of its binary form, such as 17.100000000000001. */
const EXACT_DIGITS = 15;

/** A number as packages write it: all digits, a decimal point, no exponent. */
export function exactText(value: number | string | Decimal): string {
  return new Decimal(value).toSignificantDigits(EXACT_DIGITS).toFixed();
}

/** A place in a source as one item of a locator, parts separated by commas. */
export function locatorOf(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => tidy(part!))
    .join(', ');
}

/** A text of a source on one line, without the separator of list cells. */
export function tidy(text: string): string {
  return text.replaceAll(LIST_SEPARATOR, '/').replace(/\s+/g, ' ').trim();
}

/** A text as a slug: lower case, no accents, hyphens for everything but letters and digits. */
export function slugOf(text: string): string {
  return normaliseText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
