import type { GraphModule } from '../persistence/graph-module.js';
import { type Check, checkGiven } from './check-given.js';
import { checkStaleDescriptors } from './check-stale-descriptors.js';
import { addFindings } from './finding-list.js';
import { readGivenPackages } from './package-files.js';

/** Checks the packages of a folder, or the one package that it is, and whether their descriptors say what the modules do. */
export async function checkFolder(folder: string, modules: readonly GraphModule[]): Promise<Check> {
  const given = readGivenPackages(folder, modules);
  const check = await checkGiven(given, modules);
  addFindings(check.findings, checkStaleDescriptors(given, modules));
  return check;
}
