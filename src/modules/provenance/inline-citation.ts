import type { CitationRow } from './citation.loader.js';

/**
 * The citations of a small fact that has no id of its own: it keeps its document and its places, separated by ` | `,
 * in its own row (a `|` separates places in data packages too, so no place holds one).
 */
export function citationsFromColumns(document: string, locator: string): CitationRow[] {
  return locator.split(' | ').map((place) => ({ fact: '', document, locator: place, note: null }));
}
