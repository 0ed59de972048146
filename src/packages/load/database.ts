import type { Kysely } from 'kysely';

// Imports fill the tables of every module by the descriptions of their entities, so no one set of table types fits.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type Database = Kysely<any>;

/** SQLite takes the fewest parameters in a statement: 32,766 (PostgreSQL 65,535). */
const MOST_PARAMETERS = 32_766;

/** Cuts a list so that one statement can carry each part. */
export function chunks<T>(items: readonly T[], parametersPerItem: number): T[][] {
  const size = Math.max(1, Math.floor(MOST_PARAMETERS / parametersPerItem));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
