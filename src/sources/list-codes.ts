import { SourceError } from '../contract/source.js';

/** Codes of one list that are shown without a search text. */
const MOST_SHOWN = 40;

/** A list of codes under its heading: the first ones, or all that contain the search text. */
export function listCodes(
  heading: string,
  codes: readonly { code: string; text: string }[],
  find: string | null,
): string[] {
  const found = codes.filter(({ code, text }) => contains(`${code} ${text}`, find));
  const shown = find === null ? found.slice(0, MOST_SHOWN) : found;
  const width = Math.max(...shown.map(({ code }) => code.length), 0);
  const more = found.length - shown.length;
  return [
    '',
    heading,
    ...shown.map(({ code, text }) => `  ${code.padEnd(width)}  ${text}`),
    ...(more > 0 ? [`  … and ${more} more; --find TEXT shows those that contain a text`] : []),
    ...(found.length === 0 ? [`  none contains "${find}"`] : []),
  ];
}

/** Whether a text contains the search text, in upper or lower case; every text contains an absent one. */
export function contains(text: string, find: string | null): boolean {
  return find === null || text.toLowerCase().includes(find.toLowerCase());
}

/** The codes of an option, separated by commas. */
export function parseCodes(text: string): string[] {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  if (codes.length === 0) throw new SourceError('Write codes separated by commas.');
  return codes;
}
