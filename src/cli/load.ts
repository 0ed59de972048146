import { requireWritable } from './configured-store.js';
import { withProgress } from './progress.js';
import type { Config } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { type LoadedVersion, type OutdatedPackage, outdatedPackages, versionReader } from '../http/backend.js';
import { modules } from '../modules/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { withStore } from '../store/open-store.js';

/** What a database holds after loading. */
interface LoadedData {
  version: LoadedVersion | null;
  outdated: OutdatedPackage[];
}

/**
 * Prepares a database for processes that only read it: migrates its tables and loads the data of the release. One that
 * this process may only read itself must be ready.
 * @throws ConfigurationError when several processes cannot share the database
 */
export async function loadOnce({ database, readOnly }: Pick<Config, 'database' | 'readOnly'>): Promise<LoadedData> {
  if (database.dialect === 'sqlite' && database.path === ':memory:') {
    throw new ConfigurationError(
      'DATABASE_URL: a database in memory belongs to one process; name a file, such as ' +
        'sqlite:data/jeugdgraaf.sqlite, or a PostgreSQL server.',
    );
  }
  return withStore(
    database,
    modules,
    async (store) => {
      if (!readOnly) await importSeeds(store, modules, SHIPPED_SEEDS);
      return { version: await versionReader(store)(), outdated: await outdatedPackages(store) };
    },
    { readOnly },
  );
}

/** Loads the data of the release; returns what the database holds then. */
export async function load(config: Config): Promise<string> {
  requireWritable(config.readOnly);
  const { version, outdated } = await withProgress('Loading the packages of the release', () => loadOnce(config));
  return [
    `The database holds ${version?.facts ?? 0} facts (data version ${version?.id ?? 'none'}).`,
    ...outdated.map(({ name, reason }) => `The package ${name} is out of date, and served as last loaded: ${reason}`),
  ].join('\n');
}
