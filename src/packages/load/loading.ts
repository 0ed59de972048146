import type { GraphModule } from '../../contract/module.js';
import type { Permit } from '../check/permit.js';
import type { Bringer, LoadedPackage, Origin } from './data-version.js';
import type { PackageStatus } from './import-report.js';
import type { PackageFiles } from '../read/package-files.js';

/** Who brings packages, and how the import treats them and what is in the store already. */
export interface ImportOptions extends Bringer {
  origin: Origin;
  /** True when these are all there should be of their origin: others in the store are taken out. */
  removeOthers?: boolean;
  /** What the packages may touch; everything when not given. */
  permit?: Permit | null;
  /** True to say what would happen and leave the store as it is. */
  dryRun?: boolean;
  /** Told now and then how many rows of figures have been read. */
  onRows?: (rows: number) => void;
}

/** What each package that an import is about is to become. */
export type Statuses = ReadonlyMap<string, PackageStatus>;

/** What is to be loaded into what. */
export interface Loading {
  modules: readonly GraphModule[];
  files: readonly PackageFiles[];
  statuses: Statuses;
  /** What is in the store before. */
  loaded: ReadonlyMap<string, LoadedPackage>;
  options: ImportOptions;
}
