import type { Finding } from '../check/finding.js';
import type { TableChanges } from './diff-tables.js';
import type { RowCounts } from './large-table.js';

/** What an import does to a package. */
export type PackageStatus = 'added' | 'changed' | 'unchanged' | 'removed';

/** What an import did to one package. */
export interface PackageReport extends RowCounts {
  name: string;
  status: PackageStatus;
  sha256: string;
}

/** A fact that an import adds, revises or withdraws. */
interface FactChange {
  kind: 'ADDED' | 'REVISED' | 'WITHDRAWN';
  id: string;
  package: string;
}

/** Values of one subject that differ, one of which is imported. */
export interface NewDiscrepancy {
  kind: string;
  indicator: string;
  area: string;
  period: string;
  lowest: number;
  highest: number;
  explanation: string;
}

/** What an import did, or, for a diff, would do. */
export interface ImportReport {
  packages: PackageReport[];
  tables: { table: string; inserted: number; updated: number; deleted: number }[];
  /** Rows written or deleted over all tables. */
  changes: number;
  /** The first hundred warnings, which do not reject a package. */
  warnings: Finding[];
  warningCount: number;
  /** The data version that readers see now; for a dry run, the one that it would replace. */
  version: string;
  /**
   * For a dry run: the first facts that change, the first discrepancies that follow, and how many discrepancies there
   * are.
   */
  preview: { facts: FactChange[]; discrepancies: NewDiscrepancy[]; discrepancyCount: number } | null;
}

/** Counts the changes of every table. */
export function countChanges(
  changes: readonly TableChanges[],
  figures: readonly { table: string; counts: RowCounts }[],
): Pick<ImportReport, 'tables' | 'changes'> {
  const tables = new Map<string, ImportReport['tables'][number]>();
  const add = (table: string, inserted: number, updated: number, deleted: number): void => {
    const before = tables.get(table) ?? { table, inserted: 0, updated: 0, deleted: 0 };
    tables.set(table, {
      table,
      inserted: before.inserted + inserted,
      updated: before.updated + updated,
      deleted: before.deleted + deleted,
    });
  };
  for (const { shape, inserted, updated, deleted, moved } of changes)
    add(shape.name, inserted.length, updated.length + moved.length, deleted.length);
  for (const { table, counts } of figures)
    if (counts.added + counts.revised + counts.withdrawn > 0)
      add(table, counts.added, counts.revised, counts.withdrawn);
  const listed = [...tables.values()];
  return {
    tables: listed,
    changes: listed.reduce((sum, table) => sum + table.inserted + table.updated + table.deleted, 0),
  };
}

/** An import in one line. */
export function formatReport({
  packages,
  changes,
  version,
}: Pick<ImportReport, 'packages' | 'changes' | 'version'>): string {
  const count = (status: PackageStatus) => packages.filter((one) => one.status === status).length;
  const statuses = (['added', 'changed', 'unchanged', 'removed'] as const).filter((status) => count(status) > 0);
  const parts = statuses.map((status) => `${count(status)} ${status}`);
  return `data version ${version}: ${changes} changes, packages ${parts.join(', ') || 'none'}`;
}
