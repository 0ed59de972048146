import { SourceError } from '../contract/source.js';
import { nearest } from '../contract/text.js';

/** The source does not have what was requested (HTTP 404). */
export class NotFoundError extends SourceError {}

/** The source has no values for the mapping. Pages that were read are complete, but of no use to another mapping. */
export class NoValuesError extends SourceError {}

const MOST_SHOWN = 40;

/**
 * Several problems as one error, a line for each; beyond forty it states how many more there are.
 * @param count how many there are, where only the first are given
 */
export function manyProblems(heading: string, problems: readonly string[], count = problems.length): SourceError {
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${problem}`);
  const more = count - shown.length;
  return new SourceError([heading, ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n'));
}

/** What to write in place of an unknown code: similar codes, else the first known ones; empty when none are known. */
export function suggestion(unknown: string, known: Iterable<string>): string {
  const all = [...known];
  if (all.length === 0) return '';
  const near = nearest(unknown, all);
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  return `Known are ${all.slice(0, 12).join(', ')}${all.length > 12 ? ` and ${all.length - 12} more` : ''}.`;
}

/** The values that occur more than once. */
export function duplicatesIn(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
