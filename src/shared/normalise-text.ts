/**
 * Text as the search index keeps it and as a search is made: lower case, without accents.
 * NFKD splits a letter from its accent (U+0300–U+036F), so that "Súdwest" and "sudwest" meet, and makes plain digits of
 * superscripts and fractions, which the two stores would cut into words differently.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}

/** The words of a normalised text; what is neither letter nor digit separates. */
export function wordsOf(text: string): string[] {
  return normaliseText(text).match(/[\p{L}\p{Nd}]+/gu) ?? [];
}
