import { sql } from 'kysely';
import type { GraphModule } from '../persistence/graph-module.js';
import type { Store } from '../persistence/open-store.js';
import { BrokenPackageError } from './broken-package-error.js';
import { currentVersion, type LoadedPackage, loadedPackages, MAPPING_MARK, raiseVersion, writeLoadedPackages } from './data-version.js';
import type { Database } from './database.js';
import { diffTables, type Scope } from './diff-tables.js';
import { countChanges, type ImportReport, type PackageStatus } from './import-report.js';
import { mappingChecksum } from './mapping-checksum.js';
import { type PackageFiles, readPackageFiles } from './package-files.js';
import { updateSearchIndex } from './search-index.js';
import { validatePackages } from './validate-packages.js';
import { writeChanges } from './write-changes.js';

/** How an import treats what is in the store already. */
export interface ImportOptions {
  /** True when the folder is all there should be: packages that are in the store and not in the folder are taken out. */
  removeOthers?: boolean;
}

/**
 * Loads every data package of a folder beside what is in the store: all of it or nothing, in one transaction. When no
 * package changed since it was last loaded, nothing but the checksums is read; otherwise only the rows that differ are
 * written, and readers get a new data version when there are any.
 * @throws BrokenPackageError with everything that is wrong; the store is as it was
 */
export async function importPackages(
  store: Store, modules: readonly GraphModule[], folder: string, options: ImportOptions = {},
): Promise<ImportReport> {
  const mapping = mappingChecksum(modules);
  const files = readPackageFiles(folder).map((one) => ({ ...one, sha256: `${one.sha256}${MAPPING_MARK}${mapping}` }));
  const em = store.fork();
  const db = em.getKysely() as unknown as Database;
  const unchanged = await unchangedReport(db, statusesOf(files, await loadedPackages(db), options));
  if (unchanged) return unchanged;
  return em.transactional(async (transaction) => {
    const inside = transaction.getKysely() as unknown as Database;
    await lockOut(inside, store);
    return loadPackages(inside, store, modules, files, options);
  });
}

type Statuses = Map<string, PackageStatus>;

function statusesOf(files: readonly PackageFiles[], loaded: ReadonlyMap<string, LoadedPackage>, { removeOthers }: ImportOptions): Statuses {
  const statuses: Statuses = new Map(files.map(({ name, sha256 }) => {
    const before = loaded.get(name);
    return [name, before ? (before.sha256 === sha256 ? 'unchanged' : 'changed') : 'added'];
  }));
  if (removeOthers) for (const name of loaded.keys()) if (!statuses.has(name)) statuses.set(name, 'removed');
  return statuses;
}

async function unchangedReport(db: Database, statuses: Statuses): Promise<ImportReport | null> {
  if ([...statuses.values()].some((status) => status !== 'unchanged')) return null;
  const version = await currentVersion(db);
  return version === null ? null : { packages: listed(statuses), tables: [], changes: 0, version };
}

function listed(statuses: Statuses): ImportReport['packages'] {
  return [...statuses].map(([name, status]) => ({ name, status }));
}

/** Two processes that start together import one after the other. Taken before the first read, so that neither works on old rows. */
async function lockOut(db: Database, { dialect }: Store): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('jeugdgraaf ingest'))`.execute(db);
  // SQLite: a first statement that writes (nothing) takes the one write lock.
  else await db.deleteFrom('loaded_package').where('name', '=', '').execute();
}

async function loadPackages(
  db: Database, store: Store, modules: readonly GraphModule[], files: readonly PackageFiles[], options: ImportOptions,
): Promise<ImportReport> {
  const loaded = await loadedPackages(db);
  const statuses = statusesOf(files, loaded, options);
  const unchanged = await unchangedReport(db, statuses);
  if (unchanged) return unchanged;

  const inScope: Scope = (name) => statuses.has(name);
  const { plan, findings } = validatePackages(files, modules, await idsElsewhere(db, inScope));
  if (!plan) throw new BrokenPackageError(findings);
  const diff = await diffTables(db, plan.tables, inScope);
  if (diff.findings.length > 0) throw new BrokenPackageError(diff.findings);

  await writeChanges(db, diff.changes);
  await updateSearchIndex(db, store.dialect, diff.changes, plan.searchable);
  const now = files.map(({ name, sha256 }) => ({ name, sha256, facts: plan.factsByPackage.get(name) ?? 0 }));
  const gone = listed(statuses).filter(({ status }) => status === 'removed').map(({ name }) => name);
  await writeLoadedPackages(db, now.filter((one) => !isSame(one, loaded.get(one.name))), gone);
  const before = await currentVersion(db);
  const version = diff.changes.length > 0 || before === null ? await raiseVersion(db) : before;
  return { packages: listed(statuses), ...countChanges(diff.changes), version };
}

function isSame(now: LoadedPackage, before: LoadedPackage | undefined): boolean {
  return now.sha256 === before?.sha256 && now.facts === before.facts;
}

/** What packages outside this import describe. */
async function idsElsewhere(db: Database, inScope: Scope): Promise<string[]> {
  const facts = await db.selectFrom('fact').select(['id', 'package']).execute();
  return facts.filter((fact) => !inScope(fact.package as string)).map((fact) => fact.id as string);
}
