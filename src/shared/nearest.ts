import { distance } from 'fastest-levenshtein';

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
