import type { RequestContext } from './request-context.js';

/**
 * A value without an id of its own that only its module can answer for, such as a series: other modules hand it on. In
 * the single process they hand on its row. Between subgraphs they hand on a key, which callers never see.
 *
 * A value type that has a field of an interface (`Series.area`) must have one as soon as two subgraphs give such values:
 * were the type shared whole, like a period or an amount, a query planner could not tell which of them to go on from.
 */
export interface Handle<Row extends object = object, Request = unknown> {
  typename: string;
  /** The key of a row: all that `load` needs. */
  keyOf(row: Row): string;
  /** What a key says; null when it is none. */
  read(key: string): Request | null;
  load(context: RequestContext, request: Request): Promise<object | null>;
}
