import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether several columns together hold one of these combinations: `(a, b) in (values (…), (…))`, which both stores
 * answer from an index that begins with these columns. The columns hold text.
 */
export function inTuples(columns: readonly string[], tuples: readonly (readonly string[])[]): RawBuilder<SqlBool> {
  if (tuples.length === 0) return sql<SqlBool>`1 = 0`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql<SqlBool>`(${names}) in (values ${sql.join(tuples.map((tuple) => sql`(${sql.join([...tuple])})`))})`;
}
