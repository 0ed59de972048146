/** What a gateway and its subgraphs agree on. Apart from both, so that neither loads the other. */

/** The header in which a gateway sends the secret that it shares with a subgraph. */
export const GATEWAY_SECRET_HEADER = 'x-gateway-secret';

/**
 * Fields that all fetches of one plan may have together. A client's document has at most 5,000 (`limits.ts`), but
 * fields that differ by type are written out for each type. The largest queries that the graph is meant for have some
 * hundreds.
 */
export const MAX_PLANNED_FIELDS = 20_000;
