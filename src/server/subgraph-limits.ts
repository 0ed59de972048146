import { LIMITS, type Limits } from './limits.js';

/**
 * The limits of a subgraph behind a gateway. What a caller may ask is the gateway's to limit, as on the single process;
 * what the gateway makes of it can be longer: it writes fragments out wherever they are spread, and sends the things it refers to in
 * the request's body. Cost and time are the same as ever.
 */
export const SUBGRAPH_LIMITS: Limits = {
  ...LIMITS,
  bodyBytes: 20 * LIMITS.bodyBytes,
  tokens: 50 * LIMITS.tokens,
  aliases: 10 * LIMITS.aliases,
  selections: 10 * LIMITS.selections,
};
