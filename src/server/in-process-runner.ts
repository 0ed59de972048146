import type { GraphModule } from '../persistence/graph-module.js';
import type { Store } from '../persistence/open-store.js';
import type { ImportRunner } from './import-runner.js';
import { performImport } from './perform-import.js';

/** Imports on the server's own connection: the only way into a database in memory. Readers wait meanwhile. */
export function inProcessRunner(store: Store, modules: readonly GraphModule[]): ImportRunner {
  return {
    run: (order) => performImport(store, modules, order),
    close: async () => {},
  };
}
