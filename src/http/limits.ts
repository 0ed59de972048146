import { MAX_PLANNED_FIELDS } from '../federation/index.js';

/** What one request, and one connection, may ask of the server. */
export interface Limits {
  /** Bytes of a request body. */
  bodyBytes: number;
  /** Lexical tokens of a document; the parser stops there. */
  tokens: number;
  aliases: number;
  depth: number;
  directives: number;
  /** Fields after all fragments are written out, so that fragments within fragments cannot multiply. */
  selections: number;
  /** Points of `query-cost.ts`: objects in the largest answer that a query could have. */
  cost: number;
  /** Milliseconds that one operation may take. */
  operationMs: number;
  /** Milliseconds in which a client must have sent its whole request. */
  requestMs: number;
  /** Milliseconds without a byte in either direction after which a connection is closed; more than `operationMs`. */
  connectionMs: number;
  /** Milliseconds that an idle connection stays open for a next request. */
  keepAliveMs: number;
  /** Milliseconds between two looks at `requestMs` for all connections. */
  checkEveryMs: number;
}

/**
 * The limits of the public server. The questions that the graph is meant for stay well below them: 500 areas with their
 * series, or the full spend-versus-trend answer, cost less than half of `cost` (a test holds the examples against it).
 */
export const LIMITS: Limits = {
  bodyBytes: 100_000,
  tokens: 2_000,
  aliases: 30,
  depth: 15,
  directives: 20,
  selections: 5_000,
  cost: 50_000,
  operationMs: 15_000,
  requestMs: 10_000,
  connectionMs: 30_000,
  keepAliveMs: 20_000,
  checkEveryMs: 1_000,
};

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
