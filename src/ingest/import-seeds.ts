import type { GraphModule } from '../persistence/graph-module.js';
import type { Store } from '../persistence/open-store.js';
import { importPackages } from './import-packages.js';
import type { ImportReport } from './import-report.js';
import { readPackageFiles } from './package-files.js';

/**
 * Makes the store hold exactly the packages of a folder beside those that somebody brought, as {@link importPackages} does.
 * A package that the folder no longer has, because it was renamed or taken back, leaves the store: its facts would
 * contradict those that replace it.
 */
export function importSeeds(store: Store, modules: readonly GraphModule[], folder: string): Promise<ImportReport> {
  return importPackages(store, modules, readPackageFiles(folder, modules), { origin: 'RELEASE', removeOthers: true, by: 'release', via: 'START' });
}
