import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';

/** The two stores that every migration and query must serve alike. */
export type Dialect = 'sqlite' | 'postgres';

/** Which store a connection speaks to. */
export function dialectOf(db: Kysely<never>): Dialect {
  return db.getExecutor().adapter.constructor.name.startsWith('Postgres') ? 'postgres' : 'sqlite';
}

/**
 * Text columns sort by code point in both stores: SQLite does by nature, PostgreSQL under collation "C".
 * Without it a page of a connection could start elsewhere in one store than in the other.
 */
export function textType(dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
}

/**
 * Whether several columns together hold one of these combinations: `(a, b) in (values (…), (…))`, which both stores
 * answer from an index that begins with these columns. The columns hold text.
 */
export function inTuples(columns: readonly string[], tuples: readonly (readonly string[])[]): RawBuilder<SqlBool> {
  if (tuples.length === 0) return sql<SqlBool>`1 = 0`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql<SqlBool>`(${names}) in (values ${sql.join(tuples.map((tuple) => sql`(${sql.join([...tuple])})`))})`;
}

/** What a numeric column may come back as: a number from SQLite, text from PostgreSQL. */
export type StoredNumber = number | string;
