import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type DataLoader from 'dataloader';
import {
  HandleEmptyInListsPlugin,
  type Kysely,
  type KyselyPlugin,
  replaceWithNoncontingentExpression,
  type RootOperationNode,
} from 'kysely';

/** A statement that has run, without its values: they may name people. */
interface RanStatement {
  sql: string;
  ms: number;
  rows: number;
}

export type OnStatement = (statement: RanStatement) => void;

/** Tells of each statement after it has run. Its text is made once more for that, so use it where somebody reads it. */
function statementLog(db: Kysely<never>, onStatement: OnStatement): KyselyPlugin {
  // A query is transformed once more for every query that it stands in; what runs is what was transformed last.
  const started = new WeakMap<object, { node: RootOperationNode; at: number }>();
  return {
    transformQuery({ node, queryId }) {
      started.set(queryId, { node, at: performance.now() });
      return node;
    },
    async transformResult({ queryId, result }) {
      const query = started.get(queryId);
      if (query) {
        const { sql } = db.getExecutor().compileQuery(query.node, queryId);
        onStatement({ sql, ms: Math.round((performance.now() - query.at) * 10) / 10, rows: result.rows.length });
      }
      return result;
    },
  };
}

/** A remark about a request that was answered all the same, such as a filter value nobody knows. */
export interface Warning {
  code: 'UNKNOWN_VALUE';
  argument: string;
  value: string;
  message: string;
  suggestions: string[];
}

/** A thing with a global id, as far as the graph needs to know it to go on. */
export interface EntityRow {
  id: string;
  /** Set where the type is not clear from the id alone (areas). */
  __typename?: string;
}

/** A kind of id that a module owns: what type it is in the graph, and how its rows are loaded. */
export interface EntityKind {
  /** The first part of the id: `indicator` in `indicator/jeugdhulp-jongeren`. */
  kind: string;
  /** The GraphQL object type; for an interface (areas), the row's own `__typename` decides. */
  typename: string;
  /** Loads rows by id, in any order; what does not exist is left out. */
  fetch: (context: RequestContext, ids: readonly string[]) => Promise<EntityRow[]>;
}

/** Where a request's statements run: an entity manager, or a snapshot. */
export type Statements = Pick<SqlEntityManager, 'getKysely'>;

/**
 * What one request carries: its entity manager, who asks, its loaders, its remarks.
 * Loaders live as long as the request, so no request sees another's rows.
 */
export class RequestContext {
  readonly warnings: Warning[] = [];
  /** How many SQL statements this request has run; tests hold it against the shape of the query. */
  statements = 0;
  readonly #loaders = new Map<string, DataLoader<never, never>>();
  /** An ordinary field: resolvers may get a shallow copy of the context, which shares this map but has no `#` fields. */
  private readonly done = new Map<string, Promise<void>>();
  readonly #db: Kysely<never>;

  constructor(
    em: Statements,
    readonly scopes: ReadonlySet<string>,
    readonly entityKinds: ReadonlyMap<string, EntityKind>,
    onStatement?: OnStatement,
  ) {
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      // Counted here, because a query is transformed once more for every query that it stands in.
      transformResult: ({ result }) => {
        this.statements += 1;
        return Promise.resolve(result);
      },
    };
    // An empty list lets nothing through; PostgreSQL would refuse `in ()`.
    const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
    const db = em.getKysely<never>().withPlugin(emptyLists).withPlugin(counter);
    this.#db = onStatement ? db.withPlugin(statementLog(db, onStatement)) : db;
  }

  /** The query builder, typed by the tables of the module that asks. */
  tables<Tables>(): Kysely<Tables> {
    return this.#db as unknown as Kysely<Tables>;
  }

  /** The request's loader of this name, made at first use. */
  loader<K, V>(name: string, make: () => DataLoader<K, V>): DataLoader<K, V> {
    let loader = this.#loaders.get(name) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = make();
      this.#loaders.set(name, loader as unknown as DataLoader<never, never>);
    }
    return loader;
  }

  /** Does what goes by this name at the first call of the request; later calls wait for that one. */
  once(name: string, act: () => Promise<void>): Promise<void> {
    let done = this.done.get(name);
    if (!done) {
      done = act();
      this.done.set(name, done);
    }
    return done;
  }
}
