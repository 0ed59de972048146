import { importPackages, type ImportReport } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import type { GraphModule } from '../../src/contract/module.js';
import type { Store } from '../../src/store/open-store.js';

/** Imports the packages of a folder in addition to those in the store. */
export function importOthers(store: Store, modules: readonly GraphModule[], folder: string): Promise<ImportReport> {
  return importPackages(store, modules, readPackageFiles(folder, modules), {
    origin: 'IMPORT',
    by: 'test',
    via: 'COMMAND',
  });
}
