import type { Kysely, KyselyPlugin, RootOperationNode } from 'kysely';

/** A statement that has run, without its values: they may name people. */
export interface RanStatement {
  sql: string;
  ms: number;
  rows: number;
}

export type OnStatement = (statement: RanStatement) => void;

/** Tells of each statement after it has run. Its text is made once more for that, so use it where somebody reads it. */
export function statementLog(db: Kysely<never>, onStatement: OnStatement): KyselyPlugin {
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
