import type { TableChanges } from './diff-tables.js';

/** What became of a package. */
export type PackageStatus = 'added' | 'changed' | 'unchanged' | 'removed';

/** What an import did. */
export interface ImportReport {
  packages: { name: string; status: PackageStatus }[];
  tables: { table: string; inserted: number; updated: number; deleted: number }[];
  /** Rows written or deleted over all tables. */
  changes: number;
  /** The data version that readers see now. */
  version: string;
}

/** Counts the changes of every table. */
export function countChanges(changes: readonly TableChanges[]): Pick<ImportReport, 'tables' | 'changes'> {
  const tables = changes.map(({ shape, inserted, updated, deleted }) =>
    ({ table: shape.name, inserted: inserted.length, updated: updated.length, deleted: deleted.length }));
  return { tables, changes: tables.reduce((sum, table) => sum + table.inserted + table.updated + table.deleted, 0) };
}

/** An import in one line. */
export function formatReport({ packages, changes, version }: ImportReport): string {
  const count = (status: PackageStatus) => packages.filter((one) => one.status === status).length;
  const statuses = (['added', 'changed', 'unchanged', 'removed'] as const).filter((status) => count(status) > 0);
  const parts = statuses.map((status) => `${count(status)} ${status}`);
  return `data version ${version}: ${changes} changes, packages ${parts.join(', ') || 'none'}`;
}
