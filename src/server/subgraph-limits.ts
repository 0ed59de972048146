import { MAX_PLANNED_FIELDS } from '../federation/index.js';
import { LIMITS, type Limits } from './limits.js';

/**
 * The limits of a subgraph behind a gateway. What a caller may ask is the gateway's to limit, as on the single process;
 * what the gateway makes of it can be longer and deeper: it writes fragments out wherever they are spread, up to the fields
 * that a plan may have (`plan-size.ts`), puts conditions on types between, and sends the things it refers to in the request's
 * body. How many these are, a subgraph does not know before it has read them: they count as ten rows (`query-cost.ts`) where
 * the caller's document may have had one, so that what the gateway let through can cost ten times as much here. Time is the
 * same as ever.
 */
export const SUBGRAPH_LIMITS: Limits = {
  ...LIMITS,
  bodyBytes: 20 * LIMITS.bodyBytes,
  tokens: 100 * LIMITS.tokens,
  aliases: MAX_PLANNED_FIELDS,
  depth: 3 * LIMITS.depth,
  selections: 10 * LIMITS.selections,
  cost: 10 * LIMITS.cost,
};
