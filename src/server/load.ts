import 'reflect-metadata';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../shared/errors.js';
import { runCommand } from './command.js';
import { loadOnce } from './load-once.js';

/** Loads the data, and says what the database holds then. */
async function load(): Promise<string> {
  const config = readConfig();
  if (config.readOnly) throw new ConfigurationError('READ_ONLY is "yes": loading writes. Leave it out, and name the primary server in DATABASE_URL.');
  const version = await loadOnce(config);
  return `The database holds ${version?.facts ?? 0} facts (data version ${version?.id ?? 'none'}).`;
}

// `npm run load`: makes the tables, loads the data and stops; for a database that other processes only read.
if (import.meta.main) await runCommand(load);
