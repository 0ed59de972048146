import { MAX_PLANNED_FIELDS } from '../federation/protocol.js';

/** Limits of one request and one connection. */
export interface Limits {
  /** Size of a request body. */
  bodyBytes: number;
  /** Lexical tokens of a document; the parser aborts beyond them. */
  tokens: number;
  aliases: number;
  depth: number;
  directives: number;
  /** Fields after all fragments are expanded, so that nested fragments cannot multiply. */
  selections: number;
  /** Points of `query-cost.ts`: objects in the largest possible response. */
  cost: number;
  /** Milliseconds for one operation. */
  operationMs: number;
  /** Milliseconds within which a client must send its whole request. */
  requestMs: number;
  /** Milliseconds without a byte in either direction after which a connection is closed; more than `operationMs`. */
  connectionMs: number;
  /** Milliseconds that an idle connection stays open for a next request. */
  keepAliveMs: number;
  /** Milliseconds between two checks of `requestMs` on all connections. */
  checkEveryMs: number;
}

/**
 * The limits of the public server. Typical queries stay well below them: 500 areas with their series, or the complete
 * spend-versus-trend query, cost less than half of `cost` (a test checks the examples).
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
 * The limits of a subgraph behind a gateway. The gateway limits clients, as the single process does; the requests that
 * it makes of their operations can be longer and deeper. It expands fragments, up to the fields that a plan may have
 * (`plan-size.ts`), adds type conditions, and sends entity representations in the body. Their number is unknown before
 * they are read: they count as ten rows (`query-cost.ts`) where the client's document may have had one, so a query that
 * the gateway accepts can cost ten times as much here. Time limits are the same.
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
