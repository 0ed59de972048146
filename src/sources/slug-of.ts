import { normaliseText } from '../shared/normalise-text.js';

/** A text as a slug: without accents, in lower case, with hyphens for all that is no letter or digit. */
export function slugOf(text: string): string {
  return normaliseText(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
