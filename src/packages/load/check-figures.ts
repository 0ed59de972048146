import { sql } from 'kysely';
import type { GraphModule } from '../../contract/module.js';
import { splitNodeId } from '../../contract/node-id.js';
import type { BulkTable } from '../../contract/package-resource.js';
import { unknownIdFinding } from '../check/check-references.js';
import type { Finding } from '../check/finding.js';
import { forbiddenIn, type Permit } from '../check/permit.js';
import { namedBy, type SourceRow } from '../check/source-row.js';
import { checkPackages } from '../check/validate-packages.js';
import type { Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import { figuresAbout } from './retained.js';
import { storedPackages } from './stored-packages.js';
import type { MergedRow } from '../merge/merge-rows.js';
import { largeResources, PACKAGE } from '../merge/table-shape.js';

/** Whether some package still describes what figures in the store are about. */
export async function checkStillNamed(
  db: Database,
  modules: readonly GraphModule[],
  changes: readonly TableChanges[],
): Promise<Finding[]> {
  const removed = changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? [];
  const found = await figuresAbout(
    db,
    modules,
    removed.map(({ id }) => String(id)),
  );
  return found.map(({ package: name, resource, column, kind, key, rows }) => ({
    package: name,
    file: `${resource}.csv`,
    row: null,
    column,
    value: key,
    rule: 'in-use',
    message:
      `${rows} rows are about ${kind} "${key}", which no package would describe any more: ` +
      'keep it, or remove the rows first.',
  }));
}

/**
 * Whether the figures that rows name exist: those that a package withdraws, and those that it no longer has while
 * others withdraw them.
 * @param given the packages that are imported
 * @param stored the packages in the store, where they get the finding
 */
export async function checkWithdrawn(
  db: Database,
  modules: readonly GraphModule[],
  merged: readonly MergedRow[],
  given: ReadonlySet<string>,
  stored: ReadonlySet<string> = new Set(),
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
      given.has(source.package) || stored.has(source.package)
        ? unknownIdFinding(source, id, await likeIt(db, bulk, key))
        : stillWithdrawn(source, id, `${resource.name}.csv`, String(key?.document)),
    );
  }
  return findings;
}

/**
 * The finding that a figure is removed which another package withdraws, in the package that had it: the importer cannot
 * change the other.
 */
function stillWithdrawn(source: SourceRow, id: string, file: string, packageName: string): Finding {
  const message =
    `The row of ${id} is removed, which ${source.package}/${source.file} row ${source.line} withdraws: ` +
    'keep it, for a withdrawn figure is still shown for earlier days.';
  return { package: packageName, file, row: null, column: null, value: id, rule: 'in-use', message };
}

/** The ids of figures that differ from a key in its period, document or number only. */
async function likeIt(db: Database, bulk: BulkTable, key: Record<string, string | number> | null): Promise<string> {
  if (!key) return '';
  const { rows } = await sql<{ id: string }>`select ${bulk.id()} as id from ${sql.table(bulk.table)} as m
    where m.indicator = ${key.indicator} and m.area = ${key.area} order by m.period desc limit 3`.execute(db);
  return rows.length > 0 ? ` Did you mean ${rows.map(({ id }) => id).join(', ')}?` : '';
}

/**
 * Whether packages in the store have rows that a permit does not allow: replacing those would remove them. One finding
 * for each of their files.
 */
export async function checkReplaced(
  db: Database,
  modules: readonly GraphModule[],
  names: ReadonlySet<string>,
  permit: Permit,
): Promise<Finding[]> {
  const stored = await storedPackages(db, (name) => names.has(name));
  const rows = checkPackages(stored, modules).flatMap(({ checked }) => checked.rows);
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
    'The package in the store has rows in this file that the token does not allow, and replacing it would remove ' +
    'them: import it with a token that allows them.';
  return { package: packageName, file, row: null, column: null, value, rule: 'permission', message };
}
