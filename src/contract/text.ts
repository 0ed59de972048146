import { distance } from 'fastest-levenshtein';

/**
 * Text as the search index stores it and as searches use it: lower case, without accents.
 * NFKD splits a letter from its accent (U+0300–U+036F), so that "Súdwest" and "sudwest" meet, and makes plain digits of
 * superscripts and fractions, which the two databases would split into words differently.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** The words of a normalised text; what is neither letter nor digit separates. */
export function wordsOf(text: string): string[] {
  return normaliseText(text).match(/[\p{L}\p{Nd}]+/gu) ?? [];
}

/** Up to three known values that look like the unknown one, nearest first; empty when nothing is near. */
export function nearest(unknown: string, known: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(unknown.length / 3));
  return [...known]
    .map((value) => ({ value, away: distance(unknown.toLowerCase(), value.toLowerCase()) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away || a.value.localeCompare(b.value))
    .slice(0, 3)
    .map(({ value }) => value);
}

/** How to declare a number that may have a point between its thousands, as Dutch spreadsheets write it. */
export const POINT_BETWEEN_THOUSANDS =
  'If the point separates thousands, write "decimalChar": "," and "groupChar": "." for the column in the descriptor';
