import type { GraphModule } from '../persistence/graph-module.js';
import { runLargeCheck } from './bulk/run-large-check.js';
import type { CheckedPackage } from './check-package.js';
import { addFindings, addList, type FindingList, noFindings } from './finding-list.js';
import { type PackageFiles, readPackageFiles } from './package-files.js';
import { SHIPPED_SEEDS } from './shipped-seeds.js';
import { validatePackages } from './validate-packages.js';

/** Packages that have been checked without a store. */
export interface Check {
  /** The packages themselves, without those that they were checked beside. */
  packages: CheckedPackage[];
  /** How many rows each of their files of figures has, by package and name of the resource. */
  figures: Map<string, Map<string, number>>;
  findings: FindingList;
}

/**
 * Checks packages as they would be loaded into a store that holds the shipped ones: beside those, whose areas, indicators
 * and organisations they may name, and in the place of those that have the same name.
 */
export async function checkGiven(given: readonly PackageFiles[], modules: readonly GraphModule[], onRows: (rows: number) => void = () => {}): Promise<Check> {
  const names = new Set(given.map(({ name }) => name));
  const others = readPackageFiles(SHIPPED_SEEDS, modules).filter(({ name }) => !names.has(name));
  const validation = validatePackages([...given, ...others], modules, names);
  const packages = validation.packages.filter(({ name }) => names.has(name));
  const findings = noFindings();
  addFindings(findings, validation.findings);
  const figures: Check['figures'] = new Map();
  let read = 0;
  for (const { name, large } of packages) {
    for (const file of large) {
      const result = await runLargeCheck({ file, columns: [], things: validation.things, permit: null }, async ({ rows }) => {
        read += rows;
        onRows(read);
      });
      addList(findings, result.findings);
      figures.set(name, (figures.get(name) ?? new Map<string, number>()).set(file.place.resource.name, result.rows));
    }
  }
  return { packages, figures, findings };
}
