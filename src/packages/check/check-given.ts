import { isDeepStrictEqual } from 'node:util';
import type { GraphModule } from '../../contract/module.js';
import type { CheckedPackage } from './check-package.js';
import { addFindings, addList, type Finding, type FindingList, noFindings } from './finding.js';
import { runLargeCheck } from './large/run-large-check.js';
import { validatePackages } from './validate-packages.js';
import { DESCRIPTOR } from '../format/descriptor.js';
import { type PackageFiles, readGivenPackages, readPackageFiles, SHIPPED_SEEDS } from '../read/package-files.js';
import { descriptorOf } from '../write/describe-packages.js';

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
export async function checkGiven(
  given: readonly PackageFiles[],
  modules: readonly GraphModule[],
  onRows: (rows: number) => void = () => {},
): Promise<Check> {
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
      const result = await runLargeCheck(
        { file, columns: [], things: validation.things, permit: null },
        async ({ rows }) => {
          read += rows;
          onRows(read);
        },
      );
      addList(findings, result.findings);
      figures.set(name, (figures.get(name) ?? new Map<string, number>()).set(file.place.resource.name, result.rows));
    }
  }
  return { packages, figures, findings };
}

/** Descriptors that say something else than the modules do; what is missing or not JSON is found when the package is checked. */
export function checkStaleDescriptors(packages: readonly PackageFiles[], modules: readonly GraphModule[]): Finding[] {
  const message = 'The file is out of date: run npx jeugdgraaf describe FOLDER.';
  return packages
    .filter((files) => isStale(files, modules))
    .map(({ name }) => ({
      package: name,
      file: DESCRIPTOR,
      row: null,
      column: null,
      value: null,
      rule: 'descriptor',
      message,
    }));
}

function isStale(files: PackageFiles, modules: readonly GraphModule[]): boolean {
  const text = files.files.get(DESCRIPTOR)?.toString('utf8');
  if (text === undefined) return false;
  try {
    // Whoever states a licence by hand may order and indent as they like.
    return !isDeepStrictEqual(JSON.parse(text), JSON.parse(descriptorOf(files, modules)));
  } catch {
    return false;
  }
}

/** Checks the packages of a folder, or the one package that it is, and whether their descriptors say what the modules do. */
export async function checkFolder(folder: string, modules: readonly GraphModule[]): Promise<Check> {
  const given = readGivenPackages(folder, modules);
  const check = await checkGiven(given, modules);
  addFindings(check.findings, checkStaleDescriptors(given, modules));
  return check;
}
