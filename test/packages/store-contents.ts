import { modules } from '../../src/modules/index.js';
import { tableShapes } from '../../src/packages/merge/table-shape.js';
import type { Store } from '../../src/store/open-store.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read the tables of every module.
type Row = any;

/** The rows of a table, in the order of its key. */
export async function rowsOf(store: Store, table: string): Promise<Row[]> {
  const db = store.fork().getKysely<Record<string, Row>>();
  const rows = await db.selectFrom(table).selectAll().execute();
  return rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

const TABLES = [
  ...tableShapes(modules).keys(),
  'measurement',
  'removed_fact',
  'data_version',
  'loaded_package',
  'fact_search',
];

/** Everything that packages have put in the store. */
export async function contentsOf(store: Store): Promise<Record<string, Row[]>> {
  const contents: Record<string, Row[]> = {};
  for (const table of TABLES) contents[table] = await rowsOf(store, table);
  return contents;
}

/** A store as before its first import. */
export async function emptyStore(store: Store): Promise<void> {
  const db = store.fork().getKysely<Record<string, Row>>();
  for (const table of [...TABLES, 'package_file', 'data_import']) await db.deleteFrom(table).execute();
}
