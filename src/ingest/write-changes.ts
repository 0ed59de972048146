import { chunks, type Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import type { TableShape, Values } from './table-shape.js';

// A chain of "or" is a tree as deep as it is long, and SQLite takes a depth of 1000.
const MOST_ALTERNATIVES = 200;

/** Writes what differs, table by table. */
export async function writeChanges(db: Database, changes: readonly TableChanges[]): Promise<void> {
  for (const { shape, inserted, updated, deleted } of changes) {
    try {
      await deleteRows(db, shape, deleted);
      await upsertRows(db, shape, [...inserted, ...updated]);
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

async function upsertRows(db: Database, { name, key, columns }: TableShape, rows: readonly Values[]): Promise<void> {
  const others = [...columns.keys()].filter((column) => !key.includes(column));
  for (const part of chunks(rows, columns.size)) {
    await db.insertInto(name).values(part)
      .onConflict((conflict) => conflict.columns([...key]).doUpdateSet((eb) =>
        Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)]))))
      .execute();
  }
}
