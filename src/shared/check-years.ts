import { BadUserInputError } from './errors.js';

/**
 * Checks that a range of years is the right way round.
 * @param prefix where the arguments stand: empty, or `filter.`
 * @throws BadUserInputError naming `from`
 */
export function checkYears(from: number | null | undefined, to: number | null | undefined, prefix = ''): void {
  if (from != null && to != null && from > to) {
    throw new BadUserInputError(`${prefix}from`, `must not be later than ${prefix}to: ${from} is after ${to}.`);
  }
}
