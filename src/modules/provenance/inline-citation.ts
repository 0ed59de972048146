import { BETWEEN_PLACES } from '../../persistence/row-mapping.js';
import type { CitationRow } from './citation.loader.js';

/** The citations of a fact that keeps its document and its places in its own row. */
export function citationsFromColumns(document: string, locator: string): CitationRow[] {
  return locator.split(BETWEEN_PLACES).map((place) => ({ fact: '', document, locator: place, note: null }));
}
