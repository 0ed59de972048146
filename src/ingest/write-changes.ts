import { chunks, type Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import { type TableShape, type Values, VERSIONS } from './table-shape.js';

// A chain of "or" is a tree as deep as it is long, and SQLite takes a depth of 1000.
const MOST_ALTERNATIVES = 200;

/** Writes what differs, table by table, as of a data version. */
export async function writeChanges(db: Database, changes: readonly TableChanges[], version: number): Promise<void> {
  for (const { shape, inserted, updated, deleted, moved } of changes) {
    try {
      await deleteRows(db, shape, deleted);
      await upsertRows(db, shape, [...inserted, ...updated], version);
      await upsertRows(db, shape, moved, null);
    } catch (cause) {
      // The driver's own text may repeat what the row holds.
      const { code } = cause as { code?: string };
      throw new Error(`The rows of table ${shape.name} could not be written (${code ?? 'no code'}); the store is as it was.`);
    }
  }
}

async function deleteRows(db: Database, { name, key }: TableShape, rows: readonly Values[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_ALTERNATIVES) {
    const part = rows.slice(from, from + MOST_ALTERNATIVES);
    await db.deleteFrom(name)
      .where((eb) => eb.or(part.map((row) => eb.and(key.map((column) => eb(column, '=', row[column])))))).execute();
  }
}

/** @param version that the rows change in; null when they do not */
async function upsertRows(db: Database, { name, key, columns, versioned }: TableShape, rows: readonly Values[], version: number | null): Promise<void> {
  const others = [...columns.keys()].filter((column) => !key.includes(column));
  const set = versioned && version !== null ? [...others, 'changed'] : others;
  const versions = versioned ? Object.fromEntries(VERSIONS.map((column) => [column, version ?? 0])) : {};
  for (const part of chunks(rows, columns.size + VERSIONS.length)) {
    await db.insertInto(name).values(part.map((row) => ({ ...row, ...versions })))
      .onConflict((conflict) => conflict.columns([...key]).doUpdateSet((eb) =>
        Object.fromEntries(set.map((column) => [column, eb.ref(`excluded.${column}`)]))))
      .execute();
  }
}
