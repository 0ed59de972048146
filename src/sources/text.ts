import { Decimal } from 'decimal.js';
import { normaliseText } from '../contract/text.js';
import { LIST_SEPARATOR } from '../packages/format/cell-format.js';

/** What a double holds exactly; more digits are noise of its binary form, such as 17.100000000000001. */
const EXACT_DIGITS = 15;

/** A number as packages write it: all its digits, a point, no exponent, no noise. */
export function exactText(value: number | string | Decimal): string {
  return new Decimal(value).toSignificantDigits(EXACT_DIGITS).toFixed();
}

/** Where in a source something stands, as one item of a locator: parts with commas between, none that would end the item. */
export function locatorOf(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => tidy(part!))
    .join(', ');
}

/** A text of a source on one line, fit for a cell. */
export function tidy(text: string): string {
  return text.replaceAll(LIST_SEPARATOR, '/').replace(/\s+/g, ' ').trim();
}

/** A text as a slug: without accents, in lower case, with hyphens for all that is no letter or digit. */
export function slugOf(text: string): string {
  return normaliseText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
