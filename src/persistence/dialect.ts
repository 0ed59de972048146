import { type Kysely, sql, type RawBuilder } from 'kysely';

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
