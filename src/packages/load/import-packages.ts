import type { GraphModule } from '../../contract/module.js';
import { RequestContext } from '../../contract/request-context.js';
import { BrokenPackageError } from '../check/finding.js';
import { forbiddenPeople } from '../check/permit.js';
import { changesAfter, discrepanciesOfVersion, explain, valuesOf } from '../../modules/indicators/index.js';
import { currentVersion, type LoadedPackage, loadedPackages, nextVersionNumber, type Origin } from './data-version.js';
import type { Database } from './database.js';
import { lockImports } from './import-lock.js';
import type { ImportReport, NewDiscrepancy, PackageStatus } from './import-report.js';
import type { Writing } from './large-table.js';
import { loadPackages } from './load-packages.js';
import type { ImportOptions, Statuses } from './loading.js';
import { MAPPING_VERSION } from './mapping-version.js';
import { type PackageFiles, readPackageFiles } from '../read/package-files.js';
import type { Store } from '../../store/open-store.js';

/** How many facts and how many discrepancies a preview shows. */
const SHOWN = 100;

/** What an import that is about to be rolled back changes, and the discrepancies that follow from it. */
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
      async ({ kind, subject, indicator, area, period, lowest, highest }): Promise<NewDiscrepancy> => ({
        kind,
        indicator,
        area,
        period,
        lowest: Number(lowest),
        highest: Number(highest),
        explanation: explain(kind, period, await valuesOf(context, subject)).en,
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
 * Adds data packages to those in the store: all of them or none, in one transaction. When none changed since it
 * was last loaded, only the checksums are read; otherwise only the rows that differ are written, and readers get a new
 * data version when there are any. The content of the store follows from the packages in it, not from the order of
 * their imports.
 * @throws BrokenPackageError with everything that is wrong; the store is as it was
 * @throws ImportBusyError when another import does not end in time
 */
export async function importPackages(
  store: Store,
  modules: readonly GraphModule[],
  files: readonly PackageFiles[],
  options: ImportOptions,
): Promise<ImportReport> {
  const barred = forbiddenPeople(files, modules, options.permit ?? null);
  if (barred.length > 0) throw new BrokenPackageError(barred);
  const em = store.fork();
  const db = em.getKysely() as unknown as Database;
  const before = await loadedPackages(db);
  const unchanged = await unchangedReport(db, statusesOf(files, before, options), before);
  if (unchanged) return unchanged;
  try {
    return await em.transactional(async (transaction) => {
      const inside = transaction.getKysely() as unknown as Database;
      await lockImports(inside, store.dialect);
      const loaded = await loadedPackages(inside);
      const statuses = statusesOf(files, loaded, options);
      const writing = {
        em: transaction as typeof em,
        db: inside,
        dialect: store.dialect,
        version: await nextVersionNumber(inside),
      };
      const report =
        (await unchangedReport(inside, statuses, loaded)) ??
        (await loadPackages(writing, { modules, files, statuses, loaded, options }));
      if (options.dryRun) throw new RolledBack({ ...report, preview: await previewOf(writing) });
      return report;
    });
  } catch (cause) {
    if (cause instanceof RolledBack) return cause.report;
    throw cause;
  }
}

/** Rolls a transaction back, with the report of what it would have done. */
class RolledBack extends Error {
  constructor(readonly report: ImportReport) {
    super('The import was a dry run.');
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

/** A package of the release belongs to it, also where it was imported before. An outdated one is read again. */
function isSame(before: LoadedPackage, sha256: string, origin: Origin): boolean {
  return before.sha256 === sha256 && before.outdated === null && (origin === 'IMPORT' || before.origin === 'RELEASE');
}

async function unchangedReport(
  db: Database,
  statuses: Statuses,
  loaded: ReadonlyMap<string, LoadedPackage>,
): Promise<ImportReport | null> {
  if ([...loaded.values()].some(({ mapping }) => mapping !== MAPPING_VERSION)) return null;
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
 * Makes the store hold exactly the packages of a folder and those that were imported, as {@link importPackages}
 * does. A package that the folder no longer has is removed from the store: its facts would contradict those that
 * replace it.
 */
export function importSeeds(store: Store, modules: readonly GraphModule[], folder: string): Promise<ImportReport> {
  return importPackages(store, modules, readPackageFiles(folder, modules), {
    origin: 'RELEASE',
    removeOthers: true,
    by: 'release',
    via: 'START',
  });
}
