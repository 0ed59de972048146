import type { Config } from '../config.js';
import { importSeeds, SHIPPED_SEEDS } from '../ingest/index.js';
import { modules } from '../modules/index.js';
import { openStore } from '../persistence/open-store.js';
import { ConfigurationError } from '../shared/errors.js';
import { type LoadedVersion, versionReader } from './data-version.js';

/**
 * Makes a database ready for processes that only read it: its tables are brought up to date, the shipped data is loaded.
 * One that this process may only read itself has to be ready.
 * @throws ConfigurationError when several processes cannot share the database
 */
export async function loadOnce({ database, readOnly }: Pick<Config, 'database' | 'readOnly'>): Promise<LoadedVersion | null> {
  if (database.dialect === 'sqlite' && database.path === ':memory:') {
    throw new ConfigurationError('DATABASE_URL: a database in memory belongs to one process; name a file, such as sqlite:data/jeugdgraaf.sqlite, or a PostgreSQL server.');
  }
  const store = await openStore(database, modules.flatMap(({ entities }) => entities), { readOnly });
  try {
    if (!readOnly) await importSeeds(store, modules, SHIPPED_SEEDS);
    return await versionReader(store)();
  } finally {
    await store.close();
  }
}
