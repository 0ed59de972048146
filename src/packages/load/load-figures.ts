import { sql } from 'kysely';
import { statSync } from 'node:fs';
import type { GraphModule } from '../../contract/module.js';
import type { BulkTable } from '../../contract/package-resource.js';
import type { CheckedPackage, LargeFile } from '../check/check-package.js';
import { KnownEntities } from '../check/check-references.js';
import { addList, type FindingList } from '../check/finding.js';
import { runLargeCheck } from '../check/large/run-large-check.js';
import type { Validation } from '../check/validate-packages.js';
import type { Database } from './database.js';
import { MAPPING_VERSION } from './mapping-version.js';
import { LargeTable, removeRows, type RowCounts, type Writing } from './large-table.js';
import type { Loading } from './loading.js';
import { largeResources, PACKAGE, type TableShape, tableShape } from '../merge/table-shape.js';

/** The changes of the figures of a package. */
export interface LoadedFigures {
  package: string;
  table: string;
  counts: RowCounts;
}

/** The large tables, as the modules describe them. */
function largeTables(modules: readonly GraphModule[]): { bulk: BulkTable; shape: TableShape }[] {
  return largeResources(modules).map(({ bulk }) => ({ bulk, shape: tableShape(modules, bulk.table) }));
}

/**
 * Reads the figures of packages from their files, checks them row by row and, as long as nothing is wrong, writes them.
 * Packages that have none any more lose theirs; those that did not change keep theirs unread, unless they are mapped in
 * another way now.
 */
export async function loadFigures(
  writing: Writing,
  { packages, merged, known }: Validation,
  { modules, files, statuses, loaded, options }: Loading,
  findings: FindingList,
): Promise<LoadedFigures[]> {
  const given = new Set(files.map(({ name }) => name));
  const isRead = (name: string): boolean =>
    statuses.get(name) !== 'unchanged' || loaded.get(name)?.mapping !== MAPPING_VERSION;
  const changed = packages.filter(({ name }) => given.has(name) && isRead(name));
  const figures: LoadedFigures[] = [];
  let before = 0;
  for (const { bulk, shape } of largeTables(modules)) {
    // Sent to the thread that checks: no more than it needs.
    const kinds = new Set([...referredTo(modules, bulk), 'document']);
    const named = KnownEntities.of(merged, { kinds, storedFacts: known.storedFacts });
    for (const one of changed) {
      const table = await LargeTable.open(writing, shape, bulk, one.name, bytesOf(one, bulk));
      const rows = await readFigures(one, bulk, {
        table,
        shape,
        known: named,
        permit: options.permit ?? null,
        findings,
        onRows: (count) => options.onRows?.(before + count),
      });
      before += rows;
      if (findings.errorCount === 0)
        figures.push({ package: one.name, table: shape.name, counts: await table.finish() });
    }
  }
  return figures;
}

function bytesOf({ large }: CheckedPackage, bulk: BulkTable): number {
  const file = large.find(({ place }) => place.resource.bulk === bulk);
  return file ? statSync(file.path).size : 0;
}

interface Reading {
  table: LargeTable;
  shape: TableShape;
  known: KnownEntities;
  permit: NonNullable<Loading['options']['permit']> | null;
  findings: FindingList;
  onRows: (rows: number) => void;
}

async function readFigures(
  one: CheckedPackage,
  bulk: BulkTable,
  { table, shape, known, permit, findings, onRows }: Reading,
): Promise<number> {
  const file: LargeFile | undefined = one.large.find(({ place }) => place.resource.bulk === bulk);
  if (!file) return 0;
  let read = 0;
  const result = await runLargeCheck({ file, columns: LargeTable.columnsOf(shape), known, permit }, async (rows) => {
    // With another error the package is rejected: there is no need to write.
    if (findings.errorCount === 0) await table.write(rows);
    read += rows.rows;
    onRows(read);
  });
  addList(findings, result.findings);
  return result.rows;
}

function referredTo(modules: readonly GraphModule[], bulk: BulkTable): string[] {
  const resource = largeResources(modules).find((one) => one.bulk === bulk)!;
  return resource.fields.flatMap(({ refersTo }) => (refersTo ? [refersTo] : []));
}

/** Removes the figures of packages that leave the store. */
export async function removeFigures(
  writing: Writing,
  modules: readonly GraphModule[],
  names: readonly string[],
): Promise<LoadedFigures[]> {
  const removed: LoadedFigures[] = [];
  for (const { bulk, shape } of largeTables(modules)) {
    for (const name of names) {
      const withdrawn = await removeRows(writing, shape, bulk, sql`m.${sql.ref(PACKAGE)} = ${name}`);
      removed.push({ package: name, table: shape.name, counts: { added: 0, revised: 0, withdrawn } });
    }
  }
  return removed;
}

/** How many figures each package has in the store. */
export async function countFigures(db: Database, modules: readonly GraphModule[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { shape } of largeTables(modules)) {
    const rows = await db
      .selectFrom(shape.name)
      .select(['document', (eb) => eb.fn.countAll().as('rows')])
      .groupBy('document')
      .execute();
    for (const row of rows)
      counts.set(row.document as string, (counts.get(row.document as string) ?? 0) + Number(row.rows));
  }
  return counts;
}
