import type { GraphModule } from '../../contract/module.js';
import type { Permit } from '../check/permit.js';
import type { Importer, LoadedPackage, Origin } from './data-version.js';
import type { PackageStatus } from './import-report.js';
import type { PackageFiles } from '../read/package-files.js';

/** Who imports packages, and how the import treats them and the store. */
export interface ImportOptions extends Importer {
  origin: Origin;
  /** True to remove the other packages of the same origin from the store. */
  removeOthers?: boolean;
  /** What the packages may write about; everything when not given. */
  permit?: Permit | null;
  /** True to report what would change and leave the store as it is. */
  dryRun?: boolean;
  /** Called now and then with the number of rows of figures that have been read. */
  onRows?: (rows: number) => void;
}

/** What an import makes of each package. */
export type Statuses = ReadonlyMap<string, PackageStatus>;

/** What is loaded into which store. */
export interface Loading {
  modules: readonly GraphModule[];
  files: readonly PackageFiles[];
  statuses: Statuses;
  /** The packages in the store before. */
  loaded: ReadonlyMap<string, LoadedPackage>;
  options: ImportOptions;
}
