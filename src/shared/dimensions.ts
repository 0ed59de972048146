import { BadUserInputError } from './errors.js';

/**
 * What the argument `groupBy` asks to group by, each dimension once.
 * @throws BadUserInputError when it names none
 */
export function dimensionsOf<Dimension extends string>(groupBy: readonly Dimension[], all: Readonly<Record<string, Dimension>>): Dimension[] {
  if (groupBy.length === 0) throw new BadUserInputError('groupBy', `is empty: name at least one of ${Object.values(all).join(', ')}.`);
  return [...new Set(groupBy)];
}
