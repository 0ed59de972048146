import { createHash } from 'node:crypto';
import type { Database } from './database.js';
import type { PackageReport } from './import-report.js';

/** Whether a package is part of the release, or was imported. */
export type Origin = 'RELEASE' | 'IMPORT';

/** A package as it was last loaded. */
export interface LoadedPackage {
  name: string;
  /** Of its files. */
  sha256: string;
  facts: number;
  origin: Origin;
  /** The subject of the token that may replace it over HTTP; null when none may. */
  owner: string | null;
  /** The version of the mapping that it was last read by: {@link MAPPING_VERSION}. */
  mapping: number;
  /** Why it does not fit this release and is served as it was last loaded; null when it fits. */
  outdated: string | null;
}

/** The packages in the store. */
export async function loadedPackages(db: Database): Promise<Map<string, LoadedPackage>> {
  const rows = await db
    .selectFrom('loaded_package')
    .select(['name', 'sha256', 'facts', 'origin', 'owner', 'mapping', 'outdated'])
    .orderBy('name')
    .execute();
  return new Map((rows as LoadedPackage[]).map((row) => [row.name, row]));
}

/** Writes which packages are loaded now. */
export async function writeLoadedPackages(
  db: Database,
  packages: readonly LoadedPackage[],
  gone: readonly string[],
): Promise<void> {
  const loaded_at = new Date().toISOString();
  if (gone.length > 0)
    await db
      .deleteFrom('loaded_package')
      .where('name', 'in', [...gone])
      .execute();
  if (packages.length === 0) return;
  await db
    .insertInto('loaded_package')
    .values(packages.map((one) => ({ ...one, loaded_at })))
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((eb) => ({
          sha256: eb.ref('excluded.sha256'),
          loaded_at: eb.ref('excluded.loaded_at'),
          facts: eb.ref('excluded.facts'),
          origin: eb.ref('excluded.origin'),
          owner: eb.ref('excluded.owner'),
          mapping: eb.ref('excluded.mapping'),
          outdated: eb.ref('excluded.outdated'),
        })),
    )
    .execute();
}

/** The name of the newest data version; null while nothing has been imported. */
export async function currentVersion(db: Database): Promise<string | null> {
  const row = await db.selectFrom('data_version').select('id').orderBy('number', 'desc').limit(1).executeTakeFirst();
  return (row?.id as string | undefined) ?? null;
}

/** The number that the next data version will have. */
export async function nextVersionNumber(db: Database): Promise<number> {
  const newest = await db
    .selectFrom('data_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(newest?.number ?? 0) + 1;
}

/** Records of packages that were not imported by which mapping they were read, and which of them are outdated. */
export async function updateStoredPackages(
  db: Database,
  packages: readonly Pick<LoadedPackage, 'name' | 'mapping' | 'outdated'>[],
): Promise<void> {
  for (const { name, mapping, outdated } of packages)
    await db.updateTable('loaded_package').set({ mapping, outdated }).where('name', '=', name).execute();
}

/**
 * Raises the data version; its name holds its number and a part of the checksum of all loaded packages.
 * @param checksums those that everyone may see
 */
export async function raiseVersion(
  db: Database,
  number: number,
  checksums: ReadonlyMap<string, string>,
): Promise<string> {
  const packages = [...(await loadedPackages(db)).values()];
  const lines = packages.map(({ name }) => `${name} ${checksums.get(name)}\n`);
  const checksum = createHash('sha256').update(lines.join('')).digest('hex');
  const id = `${number}-${checksum.slice(0, 8)}`;
  const facts = packages.reduce((sum, one) => sum + Number(one.facts), 0);
  await db.insertInto('data_version').values({ number, id, imported_at: new Date().toISOString(), facts }).execute();
  return id;
}

/** How a package was imported. */
type Via = 'START' | 'COMMAND' | 'HTTP';

/** Who imports packages, and how. */
export interface Importer {
  by: string;
  via: Via;
}

/** Adds to the audit trail what an import did to each package. Its rows are never changed. */
export async function recordImport(
  db: Database,
  packages: readonly PackageReport[],
  { by, via }: Importer,
  version: string,
): Promise<void> {
  const newest = await db
    .selectFrom('data_import')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  const first = Number(newest?.number ?? 0) + 1;
  const imported_at = new Date().toISOString();
  const rows = packages
    .filter(({ status }) => status !== 'unchanged')
    .map(({ name, status, sha256, added, revised, withdrawn }, index) => ({
      number: first + index,
      package_name: name,
      status: status.toUpperCase(),
      sha256,
      imported_at,
      imported_by: by,
      via,
      added,
      revised,
      withdrawn,
      data_version: version,
    }));
  if (rows.length > 0) await db.insertInto('data_import').values(rows).execute();
}
