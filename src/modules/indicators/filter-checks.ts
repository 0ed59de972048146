import { oneByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { BadUserInputError } from '../../shared/errors.js';
import { type KeysToCheck, warnOfUnknownKeys } from '../provenance/index.js';

/**
 * Checks a range of years.
 * @param prefix where the arguments stand: empty, or `filter.`
 */
export function checkYears(from: number | null | undefined, to: number | null | undefined, prefix = ''): void {
  if (from != null && to != null && from > to) {
    throw new BadUserInputError(`${prefix}from`, `must not be later than ${prefix}to: ${from} is after ${to}.`);
  }
}

/** Remarks on unknown keys once a request, though the list that they narrow stands under many parents. */
export async function warnOnce(context: RequestContext, checks: readonly KeysToCheck[]): Promise<void> {
  await oneByKey<never>(context, `unknown-keys:${JSON.stringify(checks)}`, async () => {
    await warnOfUnknownKeys(context, checks);
    return [];
  }, () => '').load('');
}
