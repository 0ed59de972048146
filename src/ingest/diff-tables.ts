import type { Database } from './database.js';
import type { Finding } from './finding.js';
import { type PlannedRow, type PlannedTables, sameRow } from './planned-tables.js';
import { findingAt } from './source-row.js';
import { PACKAGE, primaryKey, shaped, type TableShape, type Values } from './table-shape.js';

/** What must happen to one table. */
export interface TableChanges {
  shape: TableShape;
  inserted: Values[];
  updated: Values[];
  deleted: Values[];
}

/** Which packages' rows an import may touch; everything else in the store stays as it is. */
export type Scope = (packageName: string) => boolean;

/** Compares what the store should hold with what it holds. Tables without differences are left out. */
export async function diffTables(db: Database, planned: PlannedTables, inScope: Scope): Promise<{ changes: TableChanges[]; findings: Finding[] }> {
  const changes: TableChanges[] = [];
  const findings: Finding[] = [];
  for (const shape of planned.shapes.values()) {
    const rows = await db.selectFrom(shape.name).selectAll().execute();
    const stored = new Map(rows.map((row) => shaped(shape, row)).map((row) => [primaryKey(shape, row), row]));
    const table = diffTable(shape, planned.rowsOf(shape.name), stored, inScope);
    findings.push(...table.findings);
    if (table.inserted.length + table.updated.length + table.deleted.length > 0) changes.push(table);
  }
  return { changes, findings };
}

function diffTable(shape: TableShape, planned: ReadonlyMap<string, PlannedRow>, stored: ReadonlyMap<string, Values>, inScope: Scope) {
  const table: TableChanges & { findings: Finding[] } = { shape, inserted: [], updated: [], deleted: [], findings: [] };
  for (const [key, row] of planned) {
    const before = stored.get(key);
    if (!before) table.inserted.push(row.values);
    else if (!inScope(String(before[PACKAGE]))) table.findings.push(...contested(row, before));
    else if (!sameRow(before, row.values) || before[PACKAGE] !== row.values[PACKAGE]) table.updated.push(row.values);
  }
  for (const [key, row] of stored) {
    if (!planned.has(key) && inScope(String(row[PACKAGE]))) table.deleted.push(row);
  }
  return table;
}

/**
 * A row that a package outside this import already keeps. What several documents may describe stays as that package
 * describes it; anything else would be two truths.
 */
function contested({ values, origin }: PlannedRow, before: Values): Finding[] {
  if (origin.resource.mergeable || sameRow(before, values)) return [];
  const message = `The package ${before[PACKAGE]}, which is in the store and not among these, already says something about this.`;
  return [findingAt(origin, { column: origin.resource.key.join(', '), rule: 'duplicate', message })];
}
