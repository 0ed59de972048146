import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';

/** The two databases that every migration and query must support alike. */
export type Dialect = 'sqlite' | 'postgres';

/** The database of a connection. */
export function dialectOf(db: Pick<Kysely<never>, 'getExecutor'>): Dialect {
  return db.getExecutor().adapter.constructor.name.startsWith('Postgres') ? 'postgres' : 'sqlite';
}

/**
 * Text columns sort by code point in both databases: SQLite does by default, PostgreSQL under collation "C".
 * Otherwise a page of a connection could start at another row in one database than in the other.
 */
export function textType(dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
}

/**
 * Whether several columns together hold one of these combinations: `(a, b) in (values (…), (…))`, which both databases
 * answer from an index that begins with these columns. The columns hold text.
 */
export function inTuples(columns: readonly string[], tuples: readonly (readonly string[])[]): RawBuilder<SqlBool> {
  if (tuples.length === 0) return sql<SqlBool>`1 = 0`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql<SqlBool>`(${names}) in (values ${sql.join(tuples.map((tuple) => sql`(${sql.join([...tuple])})`))})`;
}
