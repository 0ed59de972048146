import { LIST_SEPARATOR } from '../datapackage/cell-format.js';

/** Where in a source something stands, as one item of a locator: parts with commas between, none that would end the item. */
export function locatorOf(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part).map((part) => tidy(part!)).join(', ');
}

/** A text of a source on one line, fit for a cell. */
export function tidy(text: string): string {
  return text.replaceAll(LIST_SEPARATOR, '/').replace(/\s+/g, ' ').trim();
}
