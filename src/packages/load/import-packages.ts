import type { GraphModule } from '../../contract/module.js';
import { RequestContext } from '../../contract/request-context.js';
import { changesAfter, discrepanciesOfVersion, explain, valuesOf } from '../../modules/indicators/index.js';
import {
  currentVersion,
  type LoadedPackage,
  loadedPackages,
  MAPPING_MARK,
  nextVersionNumber,
  type Origin,
} from './data-version.js';
import type { Database } from './database.js';
import { lockOut } from './import-lock.js';
import type { ImportReport, NewDiscrepancy, PackageStatus } from './import-report.js';
import type { Writing } from './large-table.js';
import { loadPackages } from './load-packages.js';
import type { ImportOptions, Statuses } from './loading.js';
import { mappingChecksum } from './mapping-checksum.js';
import { type PackageFiles, readPackageFiles } from '../read/package-files.js';
import type { Store } from '../../store/open-store.js';

/** How many facts and how many discrepancies a preview shows. */
const SHOWN = 100;

/** What an import that is about to be taken back changes, and which discrepancies come of it. */
async function previewOf({ em, version }: Writing): Promise<NonNullable<ImportReport['preview']>> {
  const context = new RequestContext(em, new Set(), new Map());
  const facts = await changesAfter(context, version - 1)
    .orderBy('kind')
    .orderBy('id')
    .limit(SHOWN)
    .execute();
  const { rows, count } = await discrepanciesOfVersion(context, version, SHOWN);
  const discrepancies = await Promise.all(
    rows.map(
      async ({ kind, thing, indicator, area, period, lowest, highest }): Promise<NewDiscrepancy> => ({
        kind,
        indicator,
        area,
        period,
        lowest: Number(lowest),
        highest: Number(highest),
        explanation: explain(kind, period, await valuesOf(context, thing)),
      }),
    ),
  );
  return {
    facts: facts.map(({ kind, id, package: name }) => ({ kind, id, package: name })),
    discrepancies,
    discrepancyCount: count,
  };
}

/**
 * Loads data packages beside what is in the store: all of them or nothing, in one transaction. When none changed since it
 * was last loaded, nothing but the checksums is read; otherwise only the rows that differ are written, and readers get a
 * new data version when there are any. What the store holds follows from the packages in it, in whatever order they came.
 * @throws BrokenPackageError with everything that is wrong; the store is as it was
 * @throws ImportBusyError when another import does not end in time
 */
export async function importPackages(
  store: Store,
  modules: readonly GraphModule[],
  given: readonly PackageFiles[],
  options: ImportOptions,
): Promise<ImportReport> {
  const mapping = mappingChecksum(modules);
  const files = given.map((one) => ({ ...one, sha256: `${one.sha256}${MAPPING_MARK}${mapping}` }));
  const em = store.fork();
  const db = em.getKysely() as unknown as Database;
  const unchanged = await unchangedReport(db, statusesOf(files, await loadedPackages(db), options));
  if (unchanged) return unchanged;
  try {
    return await em.transactional(async (transaction) => {
      const inside = transaction.getKysely() as unknown as Database;
      await lockOut(inside, store.dialect);
      const loaded = await loadedPackages(inside);
      const statuses = statusesOf(files, loaded, options);
      const writing = {
        em: transaction as typeof em,
        db: inside,
        dialect: store.dialect,
        version: await nextVersionNumber(inside),
      };
      const report =
        (await unchangedReport(inside, statuses)) ??
        (await loadPackages(writing, { modules, files, statuses, loaded, options }));
      if (options.dryRun) throw new TakenBack({ ...report, preview: await previewOf(writing) });
      return report;
    });
  } catch (cause) {
    if (cause instanceof TakenBack) return cause.report;
    throw cause;
  }
}

/** Ends a transaction of which nothing is to stay, with what it would have done. */
class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super('The import was only tried.');
  }
}

function statusesOf(
  files: readonly PackageFiles[],
  loaded: ReadonlyMap<string, LoadedPackage>,
  { removeOthers, origin }: ImportOptions,
): Statuses {
  const statuses = new Map<string, PackageStatus>(
    files.map(({ name, sha256 }) => {
      const before = loaded.get(name);
      return [name, before ? (isSame(before, sha256, origin) ? 'unchanged' : 'changed') : 'added'];
    }),
  );
  if (removeOthers)
    for (const one of loaded.values())
      if (one.origin === origin && !statuses.has(one.name)) statuses.set(one.name, 'removed');
  return statuses;
}

/** A package that comes with this program becomes one of its own, also where somebody brought it before. */
function isSame(before: LoadedPackage, sha256: string, origin: Origin): boolean {
  return before.sha256 === sha256 && (origin === 'IMPORT' || before.origin === 'RELEASE');
}

async function unchangedReport(db: Database, statuses: Statuses): Promise<ImportReport | null> {
  if ([...statuses.values()].some((status) => status !== 'unchanged')) return null;
  const version = await currentVersion(db);
  if (version === null) return null;
  const packages = [...statuses].map(([name, status]) => ({
    name,
    status,
    sha256: '',
    added: 0,
    revised: 0,
    withdrawn: 0,
  }));
  return { packages, tables: [], changes: 0, warnings: [], warningCount: 0, version, preview: null };
}

/**
 * Makes the store hold exactly the packages of a folder beside those that somebody brought, as {@link importPackages} does.
 * A package that the folder no longer has, because it was renamed or taken back, leaves the store: its facts would
 * contradict those that replace it.
 */
export function importSeeds(store: Store, modules: readonly GraphModule[], folder: string): Promise<ImportReport> {
  return importPackages(store, modules, readPackageFiles(folder, modules), {
    origin: 'RELEASE',
    removeOthers: true,
    by: 'release',
    via: 'START',
  });
}
