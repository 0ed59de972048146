import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { entityKindsOf, type GraphModule } from '../../contract/module.js';
import { Kept } from '../../contract/kept.js';
import { type EntityKind, type OnStatement, RequestContext } from '../../contract/request-context.js';
import {
  type OperationContext,
  type IncomingRequest,
  type Backend,
  outdatedPackages,
  versionReader,
} from '../backend.js';
import { TimeoutError } from '../errors.js';
import type { Store } from '../../store/open-store.js';

/** Logs each SQL statement with the request's id, at level debug. */
function sqlLog(log: FastifyBaseLogger): OnStatement | undefined {
  return log.level === 'debug' || log.level === 'trace' ? (statement) => log.debug(statement, 'sql') : undefined;
}

/** The context of an operation on a store, with a deadline. */
class StoreContext extends RequestContext implements OperationContext {
  readonly original = this;
  readonly operationMs: number;
  operation: string | null = null;
  errorCodes: string[] = [];
  rejected = false;
  timedOut = false;
  readonly ownDataOnly = true;

  constructor(
    store: Store,
    entityKinds: ReadonlyMap<string, EntityKind>,
    { scopes, operationMs, log }: IncomingRequest,
    public dataVersion: string | null,
    kept: Kept,
  ) {
    super(store.fork(), scopes, entityKinds, sqlLog(log), kept);
    this.operationMs = operationMs;
    // Apollo passes on a copy, which has no private fields: the methods stay bound to the original.
    this.loader = this.loader.bind(this);
    const tables = this.tables.bind(this);
    const deadline = Date.now() + operationMs;
    // Every statement starts here. SQLite runs synchronously, so a timer might fire only after the whole query;
    // this check stops it at the next statement.
    this.tables = (() => {
      if (Date.now() > deadline) {
        this.timedOut = true;
        throw new TimeoutError(operationMs);
      }
      return tables();
    }) as typeof this.tables;
  }

  get usage(): { statements: number } {
    return { statements: this.statements };
  }
}

/** Executes operations on a store, by the schema's resolvers. */
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
  const kept = new Kept();
  return {
    schema,
    readVersion,
    // Versions are never reused: if it is the same before and after, it was the same throughout.
    isCurrent: async ({ dataVersion, usage }) =>
      usage.statements === 0 || ((await readVersion())?.id ?? null) === dataVersion,
    createContext: async (request) =>
      new StoreContext(store, entityKinds, request, (await readVersion())?.id ?? null, kept),
    async readiness() {
      try {
        const version = await readVersion();
        if (!version) return { status: 'not ready', reason: 'no data has been loaded' };
        const outdated = await outdatedPackages(store);
        return {
          status: 'ready',
          dataVersion: version.id,
          facts: version.facts,
          ...(outdated.length > 0 && { outOfDate: outdated.map(({ name, reason }) => ({ package: name, reason })) }),
        };
      } catch {
        return { status: 'not ready', reason: 'the database does not answer' };
      }
    },
  };
}
