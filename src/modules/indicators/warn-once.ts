import type { RequestContext } from '../../contract/request-context.js';
import { type KeysToCheck, warnOfUnknownKeys } from '../provenance/index.js';

/** Remarks on unknown keys once a request, though the list that they narrow stands under many parents. */
export function warnOnce(context: RequestContext, checks: readonly KeysToCheck[]): Promise<void> {
  return context.once(`unknown-keys:${JSON.stringify(checks)}`, () => warnOfUnknownKeys(context, checks));
}
