import type { GraphModule } from '../persistence/graph-module.js';
import type { DatabaseTarget } from '../persistence/database-url.js';
import type { Store } from '../persistence/open-store.js';
import type { ImportRunner } from './import-runner.js';
import { inProcessRunner } from './in-process-runner.js';
import { WorkerRunner } from './worker-runner.js';

/** A program that has been built can start threads; one that runs from its TypeScript, as tests do, does all in one. */
const BUILT = import.meta.url.endsWith('.js');

/** Imports beside the server where that can be: what is in the memory of this process only it can reach. */
export function createImportRunner(store: Store, modules: readonly GraphModule[], database: DatabaseTarget): ImportRunner {
  const inMemory = database.dialect === 'sqlite' && database.path === ':memory:';
  return BUILT && !inMemory ? new WorkerRunner(database) : inProcessRunner(store, modules);
}
