import 'reflect-metadata';
import { runCommand } from './run-command.js';
import { type Config, readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { type LoadedVersion, versionReader } from '../http/backend.js';
import { modules } from '../modules/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { openStore } from '../store/open-store.js';

/**
 * Makes a database ready for processes that only read it: its tables are brought up to date, the shipped data is loaded.
 * One that this process may only read itself has to be ready.
 * @throws ConfigurationError when several processes cannot share the database
 */
export async function loadOnce({
  database,
  readOnly,
}: Pick<Config, 'database' | 'readOnly'>): Promise<LoadedVersion | null> {
  if (database.dialect === 'sqlite' && database.path === ':memory:') {
    throw new ConfigurationError(
      'DATABASE_URL: a database in memory belongs to one process; name a file, such as sqlite:data/jeugdgraaf.sqlite, or a PostgreSQL server.',
    );
  }
  const store = await openStore(
    database,
    modules.flatMap(({ entities }) => entities),
    { readOnly },
  );
  try {
    if (!readOnly) await importSeeds(store, modules, SHIPPED_SEEDS);
    return await versionReader(store)();
  } finally {
    await store.close();
  }
}

/** Loads the data, and says what the database holds then. */
async function load(): Promise<string> {
  const config = readConfig();
  if (config.readOnly)
    throw new ConfigurationError(
      'READ_ONLY is "yes": loading writes. Leave it out, and name the primary server in DATABASE_URL.',
    );
  const version = await loadOnce(config);
  return `The database holds ${version?.facts ?? 0} facts (data version ${version?.id ?? 'none'}).`;
}

// `npm run load`: makes the tables, loads the data and stops; for a database that other processes only read.
if (import.meta.main) await runCommand(load);
