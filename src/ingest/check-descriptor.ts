import { CC_BY, DESCRIPTOR } from '../datapackage/descriptor.js';
import type { Finding } from './finding.js';
import { holdsPackage, type PackageFiles } from './package-files.js';

/** The descriptor must be there, bear the folder's name and list exactly those files of the package that a module knows. */
export function checkDescriptor(packageFiles: PackageFiles, known: readonly string[]): Finding[] {
  const { name, files, large } = packageFiles;
  const holds = (file: string): boolean => files.has(file) || large.has(file);
  const finding = (message: string): Finding =>
    ({ package: name, file: DESCRIPTOR, row: null, column: null, value: null, rule: 'descriptor', message });
  const content = files.get(DESCRIPTOR);
  if (!holdsPackage([...files.keys(), ...large.keys()])) return [finding('The folder holds no data package: take it away.')];
  if (!content) return [finding('The file is missing: a data package describes itself. Write it with npx jeugdgraaf describe FOLDER.')];
  const descriptor = readDescriptor(packageFiles);
  if (!descriptor) return [finding('The file is not a JSON object.')];
  const findings: Finding[] = [];
  if (descriptor.name !== name) findings.push(finding(`The package is called "${String(descriptor.name)}", its folder "${name}".`));
  if (!areLicences(descriptor.licenses)) findings.push(finding(`Its licenses must be a list such as ${JSON.stringify([CC_BY])}.`));
  const listed = pathsOf(descriptor.resources);
  const present = known.filter(holds);
  for (const file of present.filter((path) => !listed.includes(path))) findings.push(finding(`It does not list ${file}.`));
  for (const path of listed.filter((file) => !holds(file))) findings.push(finding(`It lists ${path}, which is not there.`));
  return findings;
}

interface ReadDescriptor {
  name?: unknown;
  licenses?: unknown;
  resources?: unknown;
}

/** The descriptor of a package; null when it has none that can be read. */
export function readDescriptor({ files }: PackageFiles): ReadDescriptor | null {
  const content = files.get(DESCRIPTOR);
  if (!content) return null;
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Data Package v2: every licence has a name or a path. */
function areLicences(licenses: unknown): boolean {
  if (licenses === undefined) return true;
  if (!Array.isArray(licenses) || licenses.length === 0) return false;
  return licenses.every((licence: { name?: unknown; path?: unknown } | null) => [licence?.name, licence?.path].some((text) => typeof text === 'string'));
}

function pathsOf(resources: unknown): string[] {
  return Array.isArray(resources) ? resources.map((resource) => String((resource as { path?: unknown } | null)?.path)) : [];
}
