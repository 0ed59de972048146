import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { modules } from '../../src/modules/index.js';
import type { Dialect } from '../../src/store/dialect.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { entityKindsOf } from '../../src/contract/module.js';
import { Kept } from '../../src/contract/kept.js';
import { RequestContext, type Warning } from '../../src/contract/request-context.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { createDatabase, type Database } from './dialects.js';
import { createLoadedDatabase } from './loaded-database.js';

export { createDatabase, dialects } from './dialects.js';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query; tests state what they expect.
type Data = any;

/** What a query answered, and what it took. */
export interface Answer {
  data: Data;
  errors: ExecutionResult['errors'];
  warnings: Warning[];
  /** SQL statements that ran for it. */
  statements: number;
}

/** The graph on a store of its own with all seeds loaded. */
export interface TestGraph {
  store: Store;
  query(document: string, variables?: Record<string, unknown>, options?: { scopes?: string[] }): Promise<Answer>;
  close(): Promise<void>;
}

let schema: Promise<GraphQLSchema> | undefined;

interface OpenStore {
  store: Store;
  close: () => Promise<void>;
}

/** Opens an empty store with the tables of every module. */
export async function openTestStore(dialect: Dialect): Promise<OpenStore> {
  return openStoreIn(await createDatabase(dialect));
}

/** Opens a store that holds the five documents. */
export async function openLoadedStore(dialect: Dialect): Promise<OpenStore> {
  return openStoreIn(await createLoadedDatabase(dialect));
}

async function openStoreIn({ target, drop }: Database): Promise<OpenStore> {
  const store = await openStore(target, modules);
  return {
    store,
    close: async () => {
      await store.close();
      await drop();
    },
  };
}

/** The whole graph with the five documents, unless it `isEmpty`, and with what `fill` adds, without a server. */
export async function openTestGraph(
  dialect: Dialect,
  { isEmpty = false, fill }: { isEmpty?: boolean; fill?: (store: Store) => Promise<unknown> } = {},
): Promise<TestGraph> {
  schema ??= buildGraphSchema(modules);
  const { store, close } = await (isEmpty ? openTestStore(dialect) : openLoadedStore(dialect));
  await fill?.(store);
  const kinds = entityKindsOf(modules);
  const kept = new Kept();
  return {
    store,
    close,
    async query(document, variableValues, { scopes = [] } = {}) {
      const context = new RequestContext(store.fork(), new Set(scopes), kinds, undefined, kept);
      const result = await graphql({ schema: await schema!, source: document, variableValues, contextValue: context });
      return { data: result.data, errors: result.errors, warnings: context.warnings, statements: context.statements };
    },
  };
}
