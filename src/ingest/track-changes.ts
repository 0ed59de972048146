import type { RowCounts } from './bulk/large-table.js';
import { chunks, type Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import { PACKAGE, type Values } from './table-shape.js';

/** What changed, by package. */
export type PackageCounts = Map<string, RowCounts>;

/** The counts of a package. */
export function countsOf(counts: PackageCounts, packageName: string): RowCounts {
  let own = counts.get(packageName);
  if (!own) {
    own = { added: 0, revised: 0, withdrawn: 0 };
    counts.set(packageName, own);
  }
  return own;
}

/** Counts the facts that came, changed and went, and the figures that documents withdraw. */
export function countFacts(changes: readonly TableChanges[], counts: PackageCounts): void {
  const count = (rows: readonly Values[], what: keyof RowCounts): void => {
    for (const row of rows) countsOf(counts, String(row[PACKAGE]))[what] += 1;
  };
  for (const { shape, inserted, updated, deleted } of changes) {
    if (shape.name === 'fact') {
      count(inserted, 'added');
      count(updated, 'revised');
      count(deleted, 'withdrawn');
    }
    if (shape.name === 'withdrawal') {
      count([...inserted, ...updated], 'withdrawn');
      // A figure that is withdrawn no longer counts again.
      count(deleted, 'added');
    }
  }
}

/** Keeps a record of the facts that went. */
export async function recordRemoved(db: Database, changes: readonly TableChanges[], version: number): Promise<void> {
  const gone = changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? [];
  const rows = gone.map(({ id, kind, name_nl, name_en, [PACKAGE]: packageName }) => ({ id, version, kind, name_nl, name_en, package_name: packageName }));
  for (const part of chunks(rows, 6)) await db.insertInto('removed_fact').values(part).execute();
}
