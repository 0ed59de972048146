import { isDeepStrictEqual } from 'node:util';
import type { GraphModule } from '../../contract/module.js';
import type { CheckedPackage } from './check-package.js';
import { addFindings, addList, fileFinding, type Finding, type FindingList, noFindings } from './finding.js';
import { runLargeCheck } from './large/run-large-check.js';
import { validatePackages } from './validate-packages.js';
import type { MergedRow } from '../merge/merge-rows.js';
import { DESCRIPTOR } from '../format/descriptor.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from '../format/format-version.js';
import { type PackageFiles, readGivenPackages, readPackageFiles, SHIPPED_SEEDS } from '../read/package-files.js';
import { descriptorOf } from '../write/describe-packages.js';

/** Packages that have been checked without a store. */
export interface Check {
  /** The given packages, without those of the release. */
  packages: CheckedPackage[];
  /** Their rows and those of the release, those that describe one entity together. */
  merged: MergedRow[];
  /** How many rows each of their files of figures has, by package and name of the resource. */
  figures: Map<string, Map<string, number>>;
  findings: FindingList;
}

/**
 * Checks packages as they would be loaded into a store with those of the release: together with these, whose areas,
 * indicators and organisations they may name, and in place of those with the same name.
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
        { file, columns: [], known: validation.known, permit: null },
        async ({ rows }) => {
          read += rows;
          onRows(read);
        },
      );
      addList(findings, result.findings);
      figures.set(name, (figures.get(name) ?? new Map<string, number>()).set(file.place.resource.name, result.rows));
    }
  }
  return { packages, merged: validation.merged, figures, findings };
}

/**
 * Descriptors that do not agree with their files or with the modules. Missing ones and ones that are not JSON are found
 * when the package is checked; those of older versions of the format are read as they are.
 */
export function checkStaleDescriptors(packages: readonly PackageFiles[], modules: readonly GraphModule[]): Finding[] {
  const message = 'The file is out of date: run npx jeugdgraaf describe FOLDER.';
  return packages
    .filter((files) => isStale(files, modules))
    .map(({ name }) => fileFinding(name, DESCRIPTOR, 'descriptor', message));
}

function isStale(files: PackageFiles, modules: readonly GraphModule[]): boolean {
  const text = files.files.get(DESCRIPTOR)?.toString('utf8');
  if (text === undefined) return false;
  try {
    const stated = JSON.parse(text) as Descriptor;
    const version = FORMAT_VERSIONS.statedIn(stated);
    if (version === null || FORMAT_VERSIONS.migrations.slice(version - 1).some((migration) => migration.files))
      return false;
    const described = JSON.parse(descriptorOf(files, modules)) as Descriptor;
    if (FORMAT_VERSION_PROPERTY in stated) described[FORMAT_VERSION_PROPERTY] = version;
    else delete described[FORMAT_VERSION_PROPERTY];
    // Written by hand, it may be ordered and indented in another way.
    return !isDeepStrictEqual(matched(stated, described), matched(described, stated));
  } catch {
    return false;
  }
}

interface Descriptor {
  'jeugdgraaf:formatVersion'?: number;
  resources: { name: string; schema: { fieldsMatch?: unknown; fields: { name: string }[] } }[];
}

/**
 * A descriptor with the fields of each resource as far as its way of matching compares them (`fieldsMatch` of Table
 * Schema).
 */
function matched(one: Descriptor, other: Descriptor): Descriptor {
  const resources = one.resources.map((resource) => {
    const counterpart = other.resources.find(({ name }) => name === resource.name)?.schema;
    const matches = [resource.schema.fieldsMatch ?? counterpart?.fieldsMatch ?? 'exact'].flat();
    const { fieldsMatch: _, fields, ...schema } = resource.schema;
    if (matches.includes('exact')) return { ...resource, schema: { ...schema, fields } };
    const names = new Set(counterpart?.fields.map(({ name }) => name));
    const compared = matches.includes('superset') ? fields.filter(({ name }) => names.has(name)) : [...fields];
    return { ...resource, schema: { ...schema, fields: compared.sort((a, b) => a.name.localeCompare(b.name)) } };
  });
  return { ...one, resources };
}

/**
 * Checks the packages of a folder, or the one package that it is, and whether their descriptors agree with their files.
 */
export async function checkFolder(folder: string, modules: readonly GraphModule[]): Promise<Check> {
  const given = readGivenPackages(folder, modules);
  const check = await checkGiven(given, modules);
  addFindings(check.findings, checkStaleDescriptors(given, modules));
  return check;
}
