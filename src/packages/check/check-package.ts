import type { PackageResource } from '../../contract/package-resource.js';
import { nearest } from '../../contract/text.js';
import { checkFile, type FilePlace } from './check-file.js';
import { checkKind } from './check-kind.js';
import { fileFinding, type Finding } from './finding.js';
import type { SourceRow } from './source-row.js';
import { CC_BY, DESCRIPTOR } from '../format/descriptor.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from '../format/format-version.js';
import { sensitiveFiles } from '../format/package-kind.js';
import { isPackageName, PACKAGE_NAME_RULE } from '../format/package-name.js';
import { holdsPackage, MOST_BYTES, type PackageFiles } from '../read/package-files.js';
import { formatOf, type ResourceFormat } from '../read/resource-format.js';

/**
 * The descriptor must exist, have the folder's name and list exactly those files of the package that a module reads.
 */
function checkDescriptor(packageFiles: PackageFiles, known: readonly string[]): Finding[] {
  const { name, files, large } = packageFiles;
  const holds = (file: string): boolean => files.has(file) || large.has(file);
  const finding = (message: string): Finding => fileFinding(name, DESCRIPTOR, 'descriptor', message);
  const content = files.get(DESCRIPTOR);
  if (!holdsPackage([...files.keys(), ...large.keys()]))
    return [finding('The folder is not a data package: remove it.')];
  if (!content)
    return [
      finding('The file is missing: a data package describes itself. Write it with npx jeugdgraaf describe FOLDER.'),
    ];
  const descriptor = readDescriptor(packageFiles);
  if (!descriptor) return [finding('The file is not a JSON object.')];
  const version = FORMAT_VERSIONS.statedIn(descriptor);
  if (version === null || version > FORMAT_VERSIONS.current) return [finding(unknownVersion(version, descriptor))];
  const findings: Finding[] = [];
  if (descriptor.name !== name)
    findings.push(
      finding(
        descriptor.name === undefined
          ? `It has no name: write "name": "${name}", that of its folder.`
          : `The package is called "${String(descriptor.name)}", its folder "${name}": give both the same name.`,
      ),
    );
  if (!areLicences(descriptor.licenses))
    findings.push(finding(`Its licenses must be a list such as ${JSON.stringify([CC_BY])}.`));
  const { listed, isComplete } = pathsOf(descriptor.resources);
  if (!isComplete) findings.push(finding('A resource that it lists has no path: give each the name of its file.'));
  const present = known.filter(holds);
  for (const file of present.filter((path) => !listed.includes(path)))
    findings.push(finding(`It does not list ${file}: add it to its resources, or run npx jeugdgraaf describe FOLDER.`));
  for (const path of listed.filter((file) => !holds(file)))
    findings.push(finding(`It lists ${path}, which does not exist: add the file, or remove it from its resources.`));
  return findings;
}

function unknownVersion(version: number | null, descriptor: object): string {
  const { current } = FORMAT_VERSIONS;
  if (version !== null)
    return (
      `The package follows version ${version} of the format, and this release reads versions up to ${current}: ` +
      'use a newer release, or describe the package with this one.'
    );
  const stated = JSON.stringify((descriptor as Record<string, unknown>)[FORMAT_VERSION_PROPERTY]);
  return `It gives "${FORMAT_VERSION_PROPERTY}" as ${stated}: write a whole number from 1 to ${current}.`;
}

interface ReadDescriptor {
  name?: unknown;
  licenses?: unknown;
  resources?: unknown;
}

/** The descriptor of a package; null when it has none, or one that is not a JSON object. */
function readDescriptor({ files }: PackageFiles): ReadDescriptor | null {
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
  return licenses.every((licence: { name?: unknown; path?: unknown } | null) =>
    [licence?.name, licence?.path].some((text) => typeof text === 'string'),
  );
}

/** The paths of the resources of a descriptor, as far as they are texts, and whether one is not. */
function pathsOf(resources: unknown): { listed: string[]; isComplete: boolean } {
  const paths = Array.isArray(resources)
    ? resources.map((resource) => (resource as { path?: unknown } | null)?.path)
    : [];
  const listed = paths.filter((path) => typeof path === 'string');
  return { listed, isComplete: listed.length === paths.length };
}

/** The resource that names the document a package transcribes. */
const DOCUMENT = 'document';

/** A file of figures, which stays on disk. */
export interface LargeFile {
  place: FilePlace;
  path: string;
  format: ResourceFormat;
}

/** A package whose cells have been parsed. */
export interface CheckedPackage {
  name: string;
  /** The document that it transcribes; null for a reference package (areas, units). */
  document: { slug: string; publishedOn: string } | null;
  rows: SourceRow[];
  /** Its files with rows that are read one by one. */
  large: LargeFile[];
}

/** Reads one package, except its figures, and finds what is wrong with it by itself. */
export function checkPackage(files: PackageFiles, resources: ReadonlyMap<string, PackageResource>): PackageCheck {
  const descriptor = readDescriptor(files);
  const version = FORMAT_VERSIONS.statedIn(descriptor ?? {}) ?? FORMAT_VERSIONS.current;
  const fileOf = (name: string): string => FORMAT_VERSIONS.resourceIn(version, name).file;
  const known = [...resources.keys()].map(fileOf);
  const figures = [...resources.values()].filter(({ bulk }) => bulk).map(({ name }) => fileOf(name));
  if (version > FORMAT_VERSIONS.current) {
    const checked = { name: files.name, document: null, rows: [], large: [] };
    return { checked, findings: [...checkName(files), ...checkDescriptor(files, known)], isReadable: false };
  }
  const findings = [
    ...checkName(files),
    ...checkFileNames(files, known, figures),
    ...checkDescriptor(files, known),
    ...checkKind(files.name, descriptor, [...files.files.keys(), ...files.large.keys()], {
      sensitive: sensitiveFiles(resources.values()),
      document: fileOf(DOCUMENT),
    }),
  ];
  const hasDocument = files.files.has(fileOf(DOCUMENT));
  const rows: SourceRow[] = [];
  const large: LargeFile[] = [];
  for (const [name, resource] of resources) {
    const file = fileOf(name);
    const content = files.files.get(file);
    const path = files.large.get(file);
    if (!content && path === undefined) continue;
    const written = formatOf(files.name, descriptor, resource, version);
    findings.push(...written.findings);
    // A package's folder has the name of its document, so that every row knows its document before the document is
    // read.
    const place: FilePlace = { package: files.name, document: hasDocument ? files.name : null, file, resource };
    if (path !== undefined) {
      if (resource.bulk && path !== null) large.push({ place, path, format: written.format });
      continue;
    }
    const checked = checkFile(place, content!, written.format);
    findings.push(...checked.findings);
    rows.push(...checked.rows);
  }
  const documents = rows.filter(({ resource }) => resource.name === DOCUMENT);
  // Rows that could not be read have been reported as such.
  const unread = documents.length === 0 && findings.some(({ file }) => file === fileOf(DOCUMENT));
  if (hasDocument && !unread) findings.push(...checkDocument(files.name, documents));
  if (!hasDocument) findings.push(...large.map(({ place }) => needsDocument(place)));
  const publishedOn = documents[0]?.row.cells.published_on;
  const document = hasDocument
    ? { slug: files.name, publishedOn: typeof publishedOn === 'string' ? publishedOn : '' }
    : null;
  const isReadable = !findings.some(({ rule, severity }) => severity !== 'warning' && UNREADABLE.has(rule));
  return { checked: { name: files.name, document, rows, large }, findings, isReadable };
}

/** What is found in a package by itself. */
export interface PackageCheck {
  checked: CheckedPackage;
  findings: Finding[];
  /** False when a file cannot be read: what it describes seems not to exist. */
  isReadable: boolean;
}

const UNREADABLE: ReadonlySet<string> = new Set([
  'columns',
  'delimiter',
  'encoding',
  'header',
  'quoting',
  'size',
  'unknown-file',
]);

/** A text for people that may be among the files. */
export const README = 'README.md';

function checkName({ name }: PackageFiles): Finding[] {
  if (isPackageName(name)) return [];
  const message =
    `"${name}" cannot be the name of a package: ${PACKAGE_NAME_RULE}, ` +
    'for its folder, its descriptor and its document alike.';
  return [fileFinding(name, '', 'name', message)];
}

function checkFileNames(
  { name, files, large, others }: PackageFiles,
  known: readonly string[],
  figures: readonly string[],
): Finding[] {
  const finding = (file: string, rule: 'size' | 'unknown-file', message: string): Finding =>
    fileFinding(name, file, rule, message);
  const unknown = [...files.keys(), ...large.keys()].filter(
    (file) => file !== DESCRIPTOR && file !== README && !known.includes(file),
  );
  const tooLarge = [...large.keys()].filter((file) => !unknown.includes(file) && !figures.includes(file));
  return [
    ...unknown.map((file) => {
      const near = nearest(file, known);
      const hint =
        near.length > 0
          ? `Did you mean ${near.join(', ')}?`
          : `A package has ${DESCRIPTOR} and the files that docs/reference/package-format.md lists.`;
      return finding(file, 'unknown-file', `This is not a file of a data package. ${hint}`);
    }),
    ...tooLarge.map((file) =>
      finding(
        file,
        'size',
        `The file is larger than ${MOST_BYTES} bytes: split the package; only ${figures.join(', ')} may be larger.`,
      ),
    ),
    ...others.map((entry) =>
      finding(
        entry,
        'unknown-file',
        'This is a folder or a link: a package has files only. Put the file itself there.',
      ),
    ),
  ];
}

function needsDocument({ package: name, file }: FilePlace): Finding {
  return fileFinding(
    name,
    file,
    'document',
    `Figures are read in a document: add ${DOCUMENT}.csv, which describes it.`,
  );
}

function checkDocument(name: string, documents: readonly SourceRow[]): Finding[] {
  const about = (row: number | null, column: string | null, value: string | null, message: string): Finding => ({
    package: name,
    file: `${DOCUMENT}.csv`,
    row,
    column,
    value,
    rule: 'document',
    message,
  });
  if (documents.length !== 1) {
    return [
      about(
        documents[1]?.line ?? null,
        null,
        null,
        `A package transcribes exactly one document; the file has ${documents.length} rows.`,
      ),
    ];
  }
  const { line, row } = documents[0]!;
  const slug = row.cells.slug;
  if (typeof slug !== 'string' || slug === name) return [];
  return [
    about(
      line,
      'slug',
      slug,
      `The slug of the document and the name of the package's folder differ: "${slug}" and "${name}".`,
    ),
  ];
}
