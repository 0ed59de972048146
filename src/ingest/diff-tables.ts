import type { Database } from './database.js';
import { type PlannedRow, type PlannedTables, sameRow } from './planned-tables.js';
import { PACKAGE, primaryKey, shaped, type TableShape, type Values } from './table-shape.js';

/** What must happen to one table. */
export interface TableChanges {
  shape: TableShape;
  inserted: Values[];
  updated: Values[];
  deleted: Values[];
  /** Rows that stay what they are but are another package's now. */
  moved: Values[];
}

/** Compares what the store should hold with what it holds. Tables without differences are left out. */
export async function diffTables(db: Database, planned: PlannedTables): Promise<TableChanges[]> {
  const changes: TableChanges[] = [];
  for (const shape of planned.shapes.values()) {
    const rows = await db.selectFrom(shape.name).select([...shape.columns.keys()]).execute();
    const stored = new Map(rows.map((row) => shaped(shape, row)).map((row) => [primaryKey(shape, row), row]));
    const table = diffTable(shape, planned.rowsOf(shape.name), stored);
    if (table.inserted.length + table.updated.length + table.deleted.length + table.moved.length > 0) changes.push(table);
  }
  return changes;
}

function diffTable(shape: TableShape, planned: ReadonlyMap<string, PlannedRow>, stored: ReadonlyMap<string, Values>): TableChanges {
  const table: TableChanges = { shape, inserted: [], updated: [], deleted: [], moved: [] };
  for (const [key, { values }] of planned) {
    const before = stored.get(key);
    if (!before) table.inserted.push(values);
    else if (!sameRow(before, values)) table.updated.push(values);
    else if (before[PACKAGE] !== values[PACKAGE]) table.moved.push(values);
  }
  for (const [key, row] of stored) if (!planned.has(key)) table.deleted.push(row);
  return table;
}
