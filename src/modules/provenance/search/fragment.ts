import type { PlacedWord } from './word-forms.js';

/** The most characters of the text in a fragment; the marks and the dots come on top of it. */
const LONGEST = 160;

/** The most characters before the first match. */
const BEFORE = 60;

/** The text around the first match: whole words, those that match between « and », and … where the text goes on. */
export function fragmentOf(text: string, words: readonly PlacedWord[], matching: ReadonlySet<number>): string {
  const first = Math.max(
    0,
    words.findIndex((_, place) => matching.has(place)),
  );
  const match = words[first];
  if (!match) return cut(text, LONGEST);
  if (match.end - match.start > LONGEST) return `…«${cut(text.slice(match.start, match.end), LONGEST)}»`;
  const from = words.findIndex(({ start }) => match.end - start <= Math.max(BEFORE, match.end - match.start));
  const start = from === 0 && match.end <= BEFORE ? 0 : words[from]!.start;
  const shown = [...words.entries()].filter(([, word]) => word.start >= start && word.end - start <= LONGEST);
  const end = text.length - start <= LONGEST ? text.length : shown.at(-1)![1].end;
  let marked = '';
  let at = start;
  for (const [place, { start: begin, end: stop }] of shown) {
    marked += text.slice(at, begin) + (matching.has(place) ? `«${text.slice(begin, stop)}»` : text.slice(begin, stop));
    at = stop;
  }
  marked += text.slice(at, end);
  return `${start > 0 ? '…' : ''}${marked.replace(/\s+/g, ' ').trim()}${end < text.length ? '…' : ''}`;
}

/** The first characters of a text, by code points: half a surrogate pair is not a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${[...text].slice(0, length).join('')}…`;
}
