import type { Store } from '../persistence/open-store.js';
import { type EntityKind, RequestContext } from '../persistence/request-context.js';
import { TimeoutError } from './timeout-error.js';

/** What a request knows before its query is read. */
export interface RequestFacts {
  store: Store;
  entityKinds: ReadonlyMap<string, EntityKind>;
  scopes: ReadonlySet<string>;
  /** The version of the data when the request came in; null when nothing is loaded. */
  dataVersion: string | null;
  operationMs: number;
}

/**
 * The context of a request that came over HTTP: with a deadline, and with what the log line and the headers tell.
 *
 * Apollo hands resolvers a shallow copy of the context (`cloneObject`), and a copy has no private fields and counts for
 * itself. So the methods stay bound to the original, and what is reported goes through `original`.
 */
export class HttpContext extends RequestContext {
  readonly original = this;
  readonly dataVersion: string | null;
  readonly operationMs: number;
  /** The operation's name, for the log. */
  operation: string | null = null;
  /** The codes of the errors in the answer, for the log. */
  errorCodes: string[] = [];
  /** Whether the document or its variables were turned away before anything was executed. */
  refused = false;
  timedOut = false;

  constructor({ store, entityKinds, scopes, dataVersion, operationMs }: RequestFacts) {
    super(store.fork(), scopes, entityKinds);
    this.dataVersion = dataVersion;
    this.operationMs = operationMs;
    this.loader = this.loader.bind(this);
    const tables = this.tables.bind(this);
    const deadline = Date.now() + operationMs;
    // Every statement starts here. SQLite answers without giving the event loop a turn, so a timer alone could come
    // after the whole query has run; this stops it at the next statement.
    this.tables = () => {
      if (Date.now() > deadline) {
        this.timedOut = true;
        throw new TimeoutError(operationMs);
      }
      return tables();
    };
  }
}

/** The owners of the kinds of id, by kind. */
export function entityKindsOf(modules: readonly { kinds: EntityKind[] }[]): Map<string, EntityKind> {
  return new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind]));
}
