import type { GraphModule } from '../persistence/graph-module.js';
import type { Database } from './database.js';
import type { Finding } from './finding.js';
import { largeResources } from './large-resources.js';
import { forbiddenIn, type Permit } from './permit.js';
import { storedPackages } from './stored-packages.js';
import { PACKAGE } from './table-shape.js';
import { validatePackages } from './validate-packages.js';

/** Whether packages in the store hold what a permit does not allow: to replace those would take it out. One finding for each of their files. */
export async function checkReplaced(db: Database, modules: readonly GraphModule[], names: ReadonlySet<string>, permit: Permit): Promise<Finding[]> {
  const stored = await storedPackages(db, (name) => names.has(name));
  const rows = validatePackages(stored, modules).packages.flatMap((one) => one.rows);
  const beyond = new Map(rows.flatMap((source) => forbiddenIn(source, permit)).map((found) => [`${found.package}/${found.file}`, found]));
  return [...[...beyond.values()].map((found) => takenOut(found.package, found.file, found.value)), ...await figuresTakenOut(db, modules, names, permit)];
}

async function figuresTakenOut(db: Database, modules: readonly GraphModule[], names: ReadonlySet<string>, { areas, kinds }: Permit): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, bulk } of largeResources(modules)) {
    const found = await db.selectFrom(bulk.table).select([PACKAGE, 'area']).distinct().where(PACKAGE, 'in', [...names]).execute();
    const beyond = found.filter(({ area }) => (kinds !== null && !kinds.has(name)) || (areas !== null && !areas.has(area as string)));
    const first = new Map(beyond.map((row) => [row[PACKAGE] as string, row.area as string]));
    for (const [packageName, area] of first) findings.push(takenOut(packageName, `${name}.csv`, area));
  }
  return findings;
}

function takenOut(packageName: string, file: string, value: string | null): Finding {
  const message = 'The package in the data has rows in this file that the token does not allow, and replacing it would take them out: bring it with a token that allows them.';
  return { package: packageName, file, row: null, column: null, value, rule: 'permission', message };
}
