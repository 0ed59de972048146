import { BadUserInputError } from './errors.js';

/**
 * Checks that a range of years does not end before it begins.
 * @param prefix prefix of the arguments' names: empty, or `filter.`
 * @throws BadUserInputError naming `from`
 */
export function checkYears(from: number | null | undefined, to: number | null | undefined, prefix = ''): void {
  if (from != null && to != null && from > to) {
    throw new BadUserInputError(`${prefix}from`, `must not be later than ${prefix}to: ${from} is after ${to}.`);
  }
}

/**
 * The dimensions of an argument `groupBy`, each once.
 * @throws BadUserInputError when it names none
 */
export function dimensionsOf<Dimension extends string>(
  groupBy: readonly Dimension[],
  all: Readonly<Record<string, Dimension>>,
): Dimension[] {
  if (groupBy.length === 0)
    throw new BadUserInputError('groupBy', `is empty: name at least one of ${Object.values(all).join(', ')}.`);
  return [...new Set(groupBy)];
}
