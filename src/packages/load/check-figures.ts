import { sql } from 'kysely';
import type { GraphModule } from '../../contract/module.js';
import { splitNodeId } from '../../contract/node-id.js';
import type { BulkTable } from '../../contract/package-resource.js';
import { namesNothing } from '../check/check-references.js';
import type { Finding } from '../check/finding.js';
import { forbiddenIn, type Permit } from '../check/permit.js';
import { namedBy, type SourceRow } from '../check/source-row.js';
import { validatePackages } from '../check/validate-packages.js';
import type { Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import { storedPackages } from './stored-packages.js';
import type { MergedRow } from '../merge/merge-rows.js';
import { largeResources, PACKAGE } from '../merge/table-shape.js';

/** Whether figures in the store are still about things that some package describes. */
export async function checkStillNamed(
  db: Database,
  modules: readonly GraphModule[],
  changes: readonly TableChanges[],
): Promise<Finding[]> {
  const gone = (changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? []).map(({ id }) =>
    splitNodeId(String(id)),
  );
  const findings: Finding[] = [];
  for (const { name, bulk, fields } of largeResources(modules)) {
    for (const field of fields) {
      const keys = gone.filter(({ kind }) => kind === field.refersTo).map(({ key }) => key);
      if (keys.length === 0) continue;
      const rows = await db
        .selectFrom(bulk.table)
        .select([PACKAGE, field.name, (eb) => eb.fn.countAll().as('rows')])
        .where(field.name, 'in', keys)
        .groupBy([PACKAGE, field.name])
        .orderBy(PACKAGE)
        .execute();
      for (const row of rows) {
        const message = `${Number(row.rows)} rows are about ${field.refersTo} "${row[field.name]}", which no package would describe any more: keep it, or take them out first.`;
        findings.push({
          package: row[PACKAGE],
          file: `${name}.csv`,
          row: null,
          column: field.name,
          value: row[field.name],
          rule: 'in-use',
          message,
        });
      }
    }
  }
  return findings;
}

/** Whether the figures that rows name are there: those that a package withdraws, and those that it took out and others have withdrawn. */
export async function checkWithdrawn(
  db: Database,
  modules: readonly GraphModule[],
  merged: readonly MergedRow[],
  given: ReadonlySet<string>,
): Promise<Finding[]> {
  const tables = new Map(largeResources(modules).map((resource) => [resource.bulk.kind, resource]));
  const findings: Finding[] = [];
  for (const source of merged.flatMap(({ parts }) => parts)) {
    const id = namedBy(source);
    const resource = id === null ? undefined : tables.get(splitNodeId(id).kind);
    if (id === null || !resource) continue;
    const { bulk } = resource;
    const key = bulk.keyOf(id);
    const row =
      key &&
      (await db
        .selectFrom(bulk.table)
        .select(PACKAGE)
        .where((eb) => eb.and(Object.entries(key).map(([column, value]) => eb(column, '=', value))))
        .executeTakeFirst());
    if (row) continue;
    findings.push(
      given.has(source.package)
        ? namesNothing(source, id, await likeIt(db, bulk, key))
        : stillWithdrawn(source, id, `${resource.name}.csv`, String(key?.document)),
    );
  }
  return findings;
}

/** That a figure is gone that another package withdraws: whoever took it out is told, for the other package is nobody's to change here. */
function stillWithdrawn(source: SourceRow, id: string, file: string, packageName: string): Finding {
  const message = `The row of ${id} is gone, which ${source.package}/${source.file} row ${source.line} withdraws: keep it, for a figure that is withdrawn is still known of earlier days.`;
  return { package: packageName, file, row: null, column: null, value: id, rule: 'in-use', message };
}

/** The ids of figures that differ from a key in its period, document or number only. */
async function likeIt(db: Database, bulk: BulkTable, key: Record<string, string | number> | null): Promise<string> {
  if (!key) return '';
  const { rows } = await sql<{ id: string }>`select ${bulk.id()} as id from ${sql.table(bulk.table)} as m
    where m.indicator = ${key.indicator} and m.area = ${key.area} order by m.period desc limit 3`.execute(db);
  return rows.length > 0 ? ` Did you mean ${rows.map(({ id }) => id).join(', ')}?` : '';
}

/** Whether packages in the store hold what a permit does not allow: to replace those would take it out. One finding for each of their files. */
export async function checkReplaced(
  db: Database,
  modules: readonly GraphModule[],
  names: ReadonlySet<string>,
  permit: Permit,
): Promise<Finding[]> {
  const stored = await storedPackages(db, (name) => names.has(name));
  const rows = validatePackages(stored, modules).packages.flatMap((one) => one.rows);
  const beyond = new Map(
    rows.flatMap((source) => forbiddenIn(source, permit)).map((found) => [`${found.package}/${found.file}`, found]),
  );
  return [
    ...[...beyond.values()].map((found) => takenOut(found.package, found.file, found.value)),
    ...(await figuresTakenOut(db, modules, names, permit)),
  ];
}

async function figuresTakenOut(
  db: Database,
  modules: readonly GraphModule[],
  names: ReadonlySet<string>,
  { areas, kinds }: Permit,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, bulk } of largeResources(modules)) {
    const found = await db
      .selectFrom(bulk.table)
      .select([PACKAGE, 'area'])
      .distinct()
      .where(PACKAGE, 'in', [...names])
      .execute();
    const beyond = found.filter(
      ({ area }) => (kinds !== null && !kinds.has(name)) || (areas !== null && !areas.has(area as string)),
    );
    const first = new Map(beyond.map((row) => [row[PACKAGE] as string, row.area as string]));
    for (const [packageName, area] of first) findings.push(takenOut(packageName, `${name}.csv`, area));
  }
  return findings;
}

function takenOut(packageName: string, file: string, value: string | null): Finding {
  const message =
    'The package in the data has rows in this file that the token does not allow, and replacing it would take them out: bring it with a token that allows them.';
  return { package: packageName, file, row: null, column: null, value, rule: 'permission', message };
}
