import type { GraphModule } from '../persistence/graph-module.js';
import type { CheckedPackage } from './check-package.js';
import { checkStaleDescriptors } from './check-stale-descriptors.js';
import type { Finding } from './finding.js';
import { readGivenPackages, readPackageFiles } from './package-files.js';
import { SHIPPED_SEEDS } from './shipped-seeds.js';
import { validatePackages } from './validate-packages.js';

/**
 * Checks the packages of a folder, or the one package that it is, as they would be loaded: beside the shipped ones, whose
 * areas, indicators and organisations they may name, and in the place of those that have the same name.
 * @returns the folder's own packages, and what is wrong
 */
export function checkFolder(folder: string, modules: readonly GraphModule[]): { packages: CheckedPackage[]; findings: Finding[] } {
  const given = readGivenPackages(folder);
  const names = new Set(given.map(({ name }) => name));
  const others = readPackageFiles(SHIPPED_SEEDS).filter(({ name }) => !names.has(name));
  const { packages, findings } = validatePackages([...given, ...others], modules);
  return {
    packages: packages.filter(({ name }) => names.has(name)),
    findings: [...findings, ...checkStaleDescriptors(given, modules)],
  };
}
