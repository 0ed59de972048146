import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { GraphModule } from '../../contract/module.js';
import { type EntityKind, type OnStatement, RequestContext } from '../../contract/request-context.js';
import { type OperationContext, type IncomingRequest, type Backend, versionReader } from '../backend.js';
import { TimeoutError } from '../errors.js';
import type { Store } from '../../store/open-store.js';

/** Each statement in the log, where it is on, under the id of the request that it is run for. */
function sqlLog(log: FastifyBaseLogger): OnStatement | undefined {
  return log.level === 'debug' || log.level === 'trace' ? (statement) => log.debug(statement, 'sql') : undefined;
}

/** The context of a request that is answered from a store: with a deadline, and with what the log line and the headers tell. */
class StoreContext extends RequestContext implements OperationContext {
  readonly original = this;
  readonly operationMs: number;
  operation: string | null = null;
  errorCodes: string[] = [];
  refused = false;
  timedOut = false;
  readonly ownDataOnly = true;

  constructor(
    store: Store,
    entityKinds: ReadonlyMap<string, EntityKind>,
    { scopes, operationMs, log }: IncomingRequest,
    public dataVersion: string | null,
  ) {
    super(store.fork(), scopes, entityKinds, sqlLog(log));
    this.operationMs = operationMs;
    // A copy has no private fields, so the methods stay bound to the original.
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

  get effort(): { statements: number } {
    return { statements: this.statements };
  }
}

/** The owners of the kinds of id, by kind. */
function entityKindsOf(modules: readonly GraphModule[]): Map<string, EntityKind> {
  return new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind]));
}

/** Answers from a store, by the functions of the schema. */
export function storeBackend({
  store,
  modules,
  schema,
}: {
  store: Store;
  modules: readonly GraphModule[];
  schema: GraphQLSchema;
}): Backend {
  const entityKinds = entityKindsOf(modules);
  const readVersion = versionReader(store);
  return {
    schema,
    readVersion,
    // A version is never used again: the same one before the first statement and after the last was there all the time.
    isCurrent: async ({ dataVersion, effort }) =>
      effort.statements === 0 || ((await readVersion())?.id ?? null) === dataVersion,
    begin: async (asked) => new StoreContext(store, entityKinds, asked, (await readVersion())?.id ?? null),
    async readiness() {
      try {
        const version = await readVersion();
        if (!version) return { status: 'not ready', reason: 'no data has been loaded' };
        return { status: 'ready', dataVersion: version.id, facts: version.facts };
      } catch {
        return { status: 'not ready', reason: 'the database does not answer' };
      }
    },
  };
}
