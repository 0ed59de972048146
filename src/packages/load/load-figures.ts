import { sql } from 'kysely';
import { statSync } from 'node:fs';
import type { GraphModule } from '../../contract/module.js';
import type { BulkTable } from '../../contract/package-resource.js';
import type { CheckedPackage, LargeFile } from '../check/check-package.js';
import { ThingCells } from '../check/check-references.js';
import { addList, type FindingList } from '../check/finding.js';
import { runLargeCheck } from '../check/large/run-large-check.js';
import type { Validation } from '../check/validate-packages.js';
import type { Database } from './database.js';
import { LargeTable, removeRows, type RowCounts, type Writing } from './large-table.js';
import type { Loading } from './loading.js';
import { largeResources, PACKAGE, type TableShape, tableShape } from '../merge/table-shape.js';

/** What happened to the figures of a package. */
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
 * Packages that have none any more lose theirs; those that did not change keep theirs unread.
 */
export async function loadFigures(
  writing: Writing,
  { packages, merged }: Validation,
  { modules, files, statuses, options }: Loading,
  findings: FindingList,
): Promise<LoadedFigures[]> {
  const given = new Set(files.map(({ name }) => name));
  const changed = packages.filter(({ name }) => given.has(name) && statuses.get(name) !== 'unchanged');
  const loaded: LoadedFigures[] = [];
  let before = 0;
  for (const { bulk, shape } of largeTables(modules)) {
    // A thread that checks is sent these, and no more than it needs.
    const named = ThingCells.of(merged, new Set([...referredTo(modules, bulk), 'document']));
    for (const one of changed) {
      const table = await LargeTable.open(writing, shape, bulk, one.name, bytesOf(one, bulk));
      const rows = await readFigures(one, bulk, {
        table,
        shape,
        things: named,
        permit: options.permit ?? null,
        findings,
        onRows: (count) => options.onRows?.(before + count),
      });
      before += rows;
      if (findings.errorCount === 0)
        loaded.push({ package: one.name, table: shape.name, counts: await table.finish() });
    }
  }
  return loaded;
}

function bytesOf({ large }: CheckedPackage, bulk: BulkTable): number {
  const file = large.find(({ place }) => place.resource.bulk === bulk);
  return file ? statSync(file.path).size : 0;
}

interface Reading {
  table: LargeTable;
  shape: TableShape;
  things: ThingCells;
  permit: NonNullable<Loading['options']['permit']> | null;
  findings: FindingList;
  onRows: (rows: number) => void;
}

async function readFigures(
  one: CheckedPackage,
  bulk: BulkTable,
  { table, shape, things, permit, findings, onRows }: Reading,
): Promise<number> {
  const file: LargeFile | undefined = one.large.find(({ place }) => place.resource.bulk === bulk);
  if (!file) return 0;
  let read = 0;
  const result = await runLargeCheck({ file, columns: LargeTable.columnsOf(shape), things, permit }, async (rows) => {
    // What else is wrong keeps the package out: nothing needs writing then.
    if (findings.errorCount === 0) await table.hand(rows);
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

/** Takes out the figures of packages that leave the store. */
export async function removeFigures(
  writing: Writing,
  modules: readonly GraphModule[],
  gone: readonly string[],
): Promise<LoadedFigures[]> {
  const removed: LoadedFigures[] = [];
  for (const { bulk, shape } of largeTables(modules)) {
    for (const name of gone) {
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
