import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type DataLoader from 'dataloader';
import {
  HandleEmptyInListsPlugin,
  type Kysely,
  type KyselyPlugin,
  replaceWithNoncontingentExpression,
  type RootOperationNode,
} from 'kysely';
import type { Entity, Reader, TablesOf } from './entity.js';
import type { Words } from './words.js';
import { Kept } from './kept.js';

/** A statement that has run, without its values: they may name people. */
interface RanStatement {
  sql: string;
  ms: number;
  rows: number;
}

export type OnStatement = (statement: RanStatement) => void;

/**
 * Reports each statement after it has run. It is compiled a second time for that, so only use it where the log is read.
 */
function statementLog(db: Kysely<never>, onStatement: OnStatement): KyselyPlugin {
  // A subquery is transformed again with every query around it; what runs is what was transformed last.
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

/** A warning in an answer, such as a filter value that does not exist. */
export interface Warning {
  code: 'UNKNOWN_VALUE';
  argument: string;
  value: string;
  /** In English. */
  message: string;
  /** In each language; a subgraph of a partner may have none. */
  messages?: Words;
  suggestions: string[];
}

/** A row with a global id, as far as the graph needs it to resolve its type. */
export interface EntityRow {
  id: string;
  /** Set where the type is not clear from the id alone (areas). */
  __typename?: string;
}

/** A kind of id that a module owns: its type in the graph, and how its rows are loaded. */
export interface EntityKind {
  /** The first part of the id: `indicator` in `indicator/jeugdhulp-jongeren`. */
  kind: string;
  /** The GraphQL object type; for an interface (areas), the row's own `__typename` decides. */
  typename: string;
  /** Loads rows by id, in any order, without those that do not exist. */
  fetch: (context: RequestContext, ids: readonly string[]) => Promise<EntityRow[]>;
}

/** Where a request's statements run: an entity manager, or a snapshot. */
export type Statements = Pick<SqlEntityManager, 'getKysely'>;

/**
 * The context of one request: its query builder, the client's scopes, its loaders, its warnings.
 * Loaders live as long as the request, so no request sees another's rows.
 */
export class RequestContext {
  readonly warnings: Warning[] = [];
  /** How many SQL statements this request has run; tests hold it against the shape of the query. */
  statements = 0;
  readonly #loaders = new Map<unknown, DataLoader<never, never>>();
  /**
   * An ordinary field: resolvers may get a shallow copy of the context, which shares this map but has no `#` fields.
   */
  private readonly done = new Map<string, Promise<void>>();
  readonly #db: Kysely<never>;

  constructor(
    em: Statements,
    readonly scopes: ReadonlySet<string>,
    readonly entityKinds: ReadonlyMap<string, EntityKind>,
    onStatement?: OnStatement,
    /** What outlives the request. */
    readonly kept = new Kept(),
  ) {
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      // Counted here, because a subquery is transformed again with every query around it.
      transformResult: ({ result }) => {
        this.statements += 1;
        return Promise.resolve(result);
      },
    };
    // Nothing is in an empty list; PostgreSQL rejects `in ()`.
    const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
    const db = em.getKysely<never>().withPlugin(emptyLists).withPlugin(counter);
    this.#db = onStatement ? db.withPlugin(statementLog(db, onStatement)) : db;
  }

  /** The query builder, typed by the tables of these entities; it only reads. */
  tables<Tables>(): Reader<Tables>;
  tables<Entities extends readonly Entity[]>(...entities: Entities): Reader<TablesOf<Entities[number]>>;
  tables(): unknown {
    return this.#db;
  }

  /** The request's loader of this name (or declaration), made at first use. */
  loader<K, V>(name: unknown, make: () => DataLoader<K, V>): DataLoader<K, V> {
    let loader = this.#loaders.get(name) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = make();
      this.#loaders.set(name, loader as unknown as DataLoader<never, never>);
    }
    return loader;
  }

  /** Runs an action of this name at the first call of the request; later calls wait for that one. */
  once(name: string, act: () => Promise<void>): Promise<void> {
    let done = this.done.get(name);
    if (!done) {
      done = act();
      this.done.set(name, done);
    }
    return done;
  }
}
