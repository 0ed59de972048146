import { sql } from 'kysely';
import type { GraphModule } from '../persistence/graph-module.js';
import type { BulkTable, PackageResource } from '../persistence/package-resource.js';
import { splitNodeId } from '../shared/node-id.js';
import { namesNothing } from './check-references.js';
import type { Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import type { Finding } from './finding.js';
import type { MergedRow } from './merge-rows.js';
import { namedBy } from './source-row.js';
import { PACKAGE } from './table-shape.js';

function largeResources(modules: readonly GraphModule[]): (PackageResource & { bulk: BulkTable })[] {
  return modules.flatMap(({ resources }) => resources).filter((resource): resource is PackageResource & { bulk: BulkTable } => resource.bulk !== undefined);
}

/** Whether figures in the store are still about things that some package describes. */
export async function checkStillNamed(db: Database, modules: readonly GraphModule[], changes: readonly TableChanges[]): Promise<Finding[]> {
  const gone = (changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? []).map(({ id }) => splitNodeId(String(id)));
  const findings: Finding[] = [];
  for (const { name, bulk, fields } of largeResources(modules)) {
    for (const field of fields) {
      const keys = gone.filter(({ kind }) => kind === field.refersTo).map(({ key }) => key);
      if (keys.length === 0) continue;
      const rows = await db.selectFrom(bulk.table).select([PACKAGE, field.name, (eb) => eb.fn.countAll().as('rows')])
        .where(field.name, 'in', keys).groupBy([PACKAGE, field.name]).orderBy(PACKAGE).execute();
      for (const row of rows) {
        const message = `${Number(row.rows)} rows are about ${field.refersTo} "${row[field.name]}", which no package would describe any more: keep it, or take them out first.`;
        findings.push({ package: row[PACKAGE], file: `${name}.csv`, row: null, column: field.name, value: row[field.name], rule: 'in-use', message });
      }
    }
  }
  return findings;
}

/** Whether the figures that rows name are there. */
export async function checkWithdrawn(db: Database, modules: readonly GraphModule[], merged: readonly MergedRow[]): Promise<Finding[]> {
  const tables = new Map(largeResources(modules).map(({ bulk }) => [bulk.kind, bulk]));
  const findings: Finding[] = [];
  for (const source of merged.flatMap(({ parts }) => parts)) {
    const id = namedBy(source);
    const bulk = id === null ? undefined : tables.get(splitNodeId(id).kind);
    if (id === null || !bulk) continue;
    const key = bulk.keyOf(id);
    const row = key && await db.selectFrom(bulk.table).select(PACKAGE)
      .where((eb) => eb.and(Object.entries(key).map(([column, value]) => eb(column, '=', value)))).executeTakeFirst();
    if (!row) findings.push(namesNothing(source, id, await likeIt(db, bulk, key)));
  }
  return findings;
}

/** The ids of figures that differ from a key in its period, document or number only. */
async function likeIt(db: Database, bulk: BulkTable, key: Record<string, string | number> | null): Promise<string> {
  if (!key) return '';
  const { rows } = await sql<{ id: string }>`select ${bulk.id()} as id from ${sql.table(bulk.table)} as m
    where m.indicator = ${key.indicator} and m.area = ${key.area} order by m.period desc limit 3`.execute(db);
  return rows.length > 0 ? ` Did you mean ${rows.map(({ id }) => id).join(', ')}?` : '';
}
