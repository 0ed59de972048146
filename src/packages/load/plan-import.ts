import { groupBy } from '../../contract/collections.js';
import { nodeId } from '../../contract/node-id.js';
import type { Finding } from '../check/finding.js';
import type { PackageCheck } from '../check/check-package.js';
import { checkPackages } from '../check/validate-packages.js';
import { checkStillNamed, checkWithdrawn } from './check-figures.js';
import type { Database } from './database.js';
import { diffTables, type TableChanges } from './diff-tables.js';
import type { Writing } from './large-table.js';
import { countFigures } from './load-figures.js';
import type { Loading } from './loading.js';
import { assess, type Assessment, type Beside, type Outdated } from './outdated.js';
import { figuresAbout, keptFactsOf, storedFactsOf } from './retained.js';
import { storedPackages } from './stored-packages.js';
import { type Plan, planOf } from '../merge/plan.js';
import { tableShapes } from '../merge/table-shape.js';

/** The packages that an import is about, read, and those that it is checked with. */
export async function packagesBeside(
  { db }: Writing,
  { modules, files, statuses, loaded, options }: Loading,
): Promise<Beside> {
  const all = await storedPackages(db, () => true);
  const stored = checkPackages(
    all.filter(({ name }) => !statuses.has(name)),
    modules,
  );
  let replaced: PackageCheck[] | null = null;
  const suspect = stored.filter(
    ({ checked, findings }) => findings.length > 0 || loaded.get(checked.name)!.outdated !== null,
  );
  return {
    modules,
    given: checkPackages(files, modules),
    stored,
    replaced: () => {
      replaced ??= checkPackages(
        all.filter(({ name }) => statuses.has(name)),
        modules,
      );
      return replaced;
    },
    isRelease: options.origin === 'RELEASE',
    storedFacts: await storedFactsOf(
      db,
      suspect.map(({ checked }) => checked.name),
    ),
    neededByFigures: new Map(),
  };
}

/** The changes of an import. */
export interface Planned {
  plan: Plan;
  changes: TableChanges[];
  findings: Finding[];
  outdated: Outdated;
}

/**
 * Plans the tables. Packages in the store that turn out not to fit the release are outdated then, and all is planned
 * again.
 */
export async function planWithOutdated(
  db: Database,
  start: Beside,
  first: Assessment,
  { given, rehash }: { given: ReadonlySet<string>; rehash: boolean },
): Promise<Planned> {
  const { modules, isRelease } = start;
  const stored = new Set(start.stored.map(({ checked }) => checked.name));
  const unreadable = new Set(start.stored.filter(({ isReadable }) => !isReadable).map(({ checked }) => checked.name));
  let beside = start;
  for (let { validation, outdated } = first; ; ) {
    const { plan, findings: contradictions } = planOf(validation.packages, validation.merged, tableShapes(modules), {
      figures: await countFigures(db, modules),
      blamed: isRelease ? stored : given,
      outdated: new Set(outdated.keys()),
      kept: await keptFactsOf(db, [...outdated.keys()], unreadable),
    });
    const changes = await diffTables(db, plan.tables, rehash);
    const findings = [
      ...contradictions,
      ...(await checkStillNamed(db, modules, changes)),
      ...(await checkWithdrawn(db, modules, validation.merged, given, isRelease ? stored : new Set())),
    ].filter((finding) => !outdated.has(finding.package));
    const fresh = isRelease ? findings.filter((finding) => stored.has(finding.package)) : [];
    if (fresh.length === 0) return { plan, changes, findings, outdated };
    beside = { ...beside, neededByFigures: await neededByFigures(db, modules, changes) };
    const more = groupBy(fresh, (finding) => finding.package);
    ({ validation, outdated } = assess(beside, new Map([...outdated, ...more])));
  }
}

/** The ids that figures of each package are about and that no package describes any more. */
async function neededByFigures(
  db: Database,
  modules: Loading['modules'],
  changes: readonly TableChanges[],
): Promise<Map<string, Set<string>>> {
  const removed = changes.find(({ shape }) => shape.name === 'fact')?.deleted ?? [];
  const needed = new Map<string, Set<string>>();
  for (const { package: name, kind, key } of await figuresAbout(
    db,
    modules,
    removed.map(({ id }) => String(id)),
  ))
    needed.set(name, (needed.get(name) ?? new Set()).add(nodeId(kind, key)));
  return needed;
}
