import { chunks, type Database } from './database.js';
import type { RowCounts } from './large-table.js';
import { type PlannedRow, type PlannedTables, sameRow } from '../merge/planned-tables.js';
import { PACKAGE, primaryKey, shaped, type TableShape, type Values, VERSIONS } from '../merge/table-shape.js';

/** The changes of one table. */
export interface TableChanges {
  shape: TableShape;
  inserted: Values[];
  updated: Values[];
  deleted: Values[];
  /** Rows with the same values that belong to another package now. */
  moved: Values[];
  /**
   * Rows of which only the checksum or the text to find them by changes, because this release computes it in another
   * way: not a change of the data, which would change the checksum of the same release.
   */
  rehashed: Values[];
}

/**
 * Compares what the store should hold with what it holds. Tables without differences are left out.
 * @param rehash true when checksums in the store were computed in another way
 */
export async function diffTables(db: Database, planned: PlannedTables, rehash: boolean): Promise<TableChanges[]> {
  const changes: TableChanges[] = [];
  for (const shape of planned.shapes.values()) {
    const rows = await db
      .selectFrom(shape.name)
      .select([...shape.columns.keys()])
      .execute();
    const stored = new Map(rows.map((row) => shaped(shape, row)).map((row) => [primaryKey(shape, row), row]));
    const table = diffTable(shape, planned, stored, rehash);
    if ([table.inserted, table.updated, table.deleted, table.moved, table.rehashed].some((list) => list.length > 0))
      changes.push(table);
  }
  return changes;
}

function diffTable(
  shape: TableShape,
  planned: PlannedTables,
  stored: ReadonlyMap<string, Values>,
  rehash: boolean,
): TableChanges {
  const table: TableChanges = { shape, inserted: [], updated: [], deleted: [], moved: [], rehashed: [] };
  const rows = planned.rowsOf(shape.name);
  for (const [key, row] of rows) {
    const before = stored.get(key);
    if (!before) {
      if (row.isNew !== false) table.inserted.push(row.values);
      continue;
    }
    const isUnread = row.keeps === 'gaps' && planned.kept.unreadPackages.has(String(before[PACKAGE]));
    const values = isUnread ? before : keeping(before, row);
    if (!sameRow(before, values)) {
      const derived = { search_text: null, ...(rehash && { content: null }) };
      const onlyDerived = sameRow({ ...before, ...derived }, { ...values, ...derived });
      (onlyDerived ? table.rehashed : table.updated).push(values);
    } else if (before[PACKAGE] !== values[PACKAGE]) table.moved.push(values);
  }
  for (const [key, row] of stored)
    if (!rows.has(key) && !planned.outdated.has(String(row[PACKAGE]))) table.deleted.push(row);
  return table;
}

/** The values of a planned row, with those of the row in the store that outdated packages contributed to it. */
function keeping(before: Values, { values, keeps }: PlannedRow): Values {
  if (keeps === 'row') return { ...before, [PACKAGE]: values[PACKAGE]! };
  if (keeps === 'content') return { ...values, content: before.content! };
  if (keeps !== 'gaps') return values;
  const filled = Object.entries(values).map(([column, value]) => [column, value ?? before[column] ?? null]);
  return { ...Object.fromEntries(filled), ...('content' in before && { content: before.content }) };
}

// A chain of "or" is a tree as deep as it is long, and SQLite takes a depth of 1000.
const MOST_ALTERNATIVES = 200;

/** Writes what differs, table by table, as of a data version. */
export async function writeChanges(db: Database, changes: readonly TableChanges[], version: number): Promise<void> {
  for (const { shape, inserted, updated, deleted, moved, rehashed } of changes) {
    try {
      await deleteRows(db, shape, deleted);
      await upsertRows(db, shape, [...inserted, ...updated], version);
      await upsertRows(db, shape, [...moved, ...rehashed], null);
    } catch (cause) {
      // The driver's own message may repeat the values of the row.
      const { code } = cause as { code?: string };
      throw new Error(
        `The rows of table ${shape.name} could not be written (${code ?? 'no code'}); the store is as it was.`,
      );
    }
  }
}

async function deleteRows(db: Database, { name, key }: TableShape, rows: readonly Values[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_ALTERNATIVES) {
    const part = rows.slice(from, from + MOST_ALTERNATIVES);
    await db
      .deleteFrom(name)
      .where((eb) => eb.or(part.map((row) => eb.and(key.map((column) => eb(column, '=', row[column]))))))
      .execute();
  }
}

/** @param version that the rows change in; null when they do not */
async function upsertRows(
  db: Database,
  { name, key, columns, versioned }: TableShape,
  rows: readonly Values[],
  version: number | null,
): Promise<void> {
  const others = [...columns.keys()].filter((column) => !key.includes(column));
  const set = versioned && version !== null ? [...others, 'changed'] : others;
  const versions = versioned ? Object.fromEntries(VERSIONS.map((column) => [column, version ?? 0])) : {};
  for (const part of chunks(rows, columns.size + VERSIONS.length)) {
    await db
      .insertInto(name)
      .values(part.map((row) => ({ ...row, ...versions })))
      .onConflict((conflict) =>
        conflict
          .columns([...key])
          .doUpdateSet((eb) => Object.fromEntries(set.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
}

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

/** Counts the facts that are added, revised and removed, and the figures that documents withdraw. */
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

/** Records the facts that are removed. */
export async function recordRemoved(db: Database, changes: readonly TableChanges[], version: number): Promise<void> {
  const gone = changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? [];
  const rows = gone.map(({ id, kind, name_nl, name_en, [PACKAGE]: packageName }) => ({
    id,
    version,
    kind,
    name_nl,
    name_en,
    package_name: packageName,
  }));
  for (const part of chunks(rows, 6)) await db.insertInto('removed_fact').values(part).execute();
}
