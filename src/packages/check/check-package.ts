import type { PackageResource } from '../../contract/package-resource.js';
import { nearest } from '../../contract/text.js';
import { checkFile, type FilePlace } from './check-file.js';
import type { Finding } from './finding.js';
import type { SourceRow } from './source-row.js';
import { CC_BY, DESCRIPTOR } from '../format/descriptor.js';
import { holdsPackage, MOST_BYTES, type PackageFiles } from '../read/package-files.js';
import { formatOf, type ResourceFormat } from '../read/resource-format.js';

/** The descriptor must be there, bear the folder's name and list exactly those files of the package that a module knows. */
function checkDescriptor(packageFiles: PackageFiles, known: readonly string[]): Finding[] {
  const { name, files, large } = packageFiles;
  const holds = (file: string): boolean => files.has(file) || large.has(file);
  const finding = (message: string): Finding => ({
    package: name,
    file: DESCRIPTOR,
    row: null,
    column: null,
    value: null,
    rule: 'descriptor',
    message,
  });
  const content = files.get(DESCRIPTOR);
  if (!holdsPackage([...files.keys(), ...large.keys()]))
    return [finding('The folder holds no data package: take it away.')];
  if (!content)
    return [
      finding('The file is missing: a data package describes itself. Write it with npx jeugdgraaf describe FOLDER.'),
    ];
  const descriptor = readDescriptor(packageFiles);
  if (!descriptor) return [finding('The file is not a JSON object.')];
  const findings: Finding[] = [];
  if (descriptor.name !== name)
    findings.push(finding(`The package is called "${String(descriptor.name)}", its folder "${name}".`));
  if (!areLicences(descriptor.licenses))
    findings.push(finding(`Its licenses must be a list such as ${JSON.stringify([CC_BY])}.`));
  const listed = pathsOf(descriptor.resources);
  const present = known.filter(holds);
  for (const file of present.filter((path) => !listed.includes(path)))
    findings.push(finding(`It does not list ${file}.`));
  for (const path of listed.filter((file) => !holds(file)))
    findings.push(finding(`It lists ${path}, which is not there.`));
  return findings;
}

interface ReadDescriptor {
  name?: unknown;
  licenses?: unknown;
  resources?: unknown;
}

/** The descriptor of a package; null when it has none that can be read. */
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

function pathsOf(resources: unknown): string[] {
  return Array.isArray(resources)
    ? resources.map((resource) => String((resource as { path?: unknown } | null)?.path))
    : [];
}

/** The resource that names the document a package transcribes. */
const DOCUMENT = 'document';

/** A file of figures, which stays on disk. */
export interface LargeFile {
  place: FilePlace;
  path: string;
  format: ResourceFormat;
}

/** A package whose cells mean something. */
export interface CheckedPackage {
  name: string;
  sha256: string;
  /** The document that it transcribes; null for a reference package (areas, units). */
  document: { slug: string; publishedOn: string } | null;
  rows: SourceRow[];
  /** Its files with rows that are read one by one. */
  large: LargeFile[];
}

/** Reads one package, its figures apart, and says what is wrong with it taken by itself. */
export function checkPackage(
  files: PackageFiles,
  resources: ReadonlyMap<string, PackageResource>,
): { checked: CheckedPackage; findings: Finding[] } {
  const known = [...resources.keys()].map((resource) => `${resource}.csv`);
  const figures = [...resources.values()].filter(({ bulk }) => bulk).map(({ name }) => `${name}.csv`);
  const findings = [...checkName(files), ...checkFileNames(files, known, figures), ...checkDescriptor(files, known)];
  const descriptor = readDescriptor(files);
  const hasDocument = files.files.has(`${DOCUMENT}.csv`);
  const rows: SourceRow[] = [];
  const large: LargeFile[] = [];
  for (const [name, resource] of resources) {
    const file = `${name}.csv`;
    const content = files.files.get(file);
    const path = files.large.get(file);
    if (!content && path === undefined) continue;
    const written = formatOf(files.name, descriptor, resource);
    findings.push(...written.findings);
    // A package's folder has the name of its document, so that every row knows its document before the document is read.
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
  const unread = documents.length === 0 && findings.some(({ file }) => file === `${DOCUMENT}.csv`);
  if (hasDocument && !unread) findings.push(...checkDocument(files.name, documents));
  if (!hasDocument) findings.push(...large.map(({ place }) => needsDocument(place)));
  const publishedOn = documents[0]?.row.cells.published_on;
  const document = hasDocument
    ? { slug: files.name, publishedOn: typeof publishedOn === 'string' ? publishedOn : '' }
    : null;
  return { checked: { name: files.name, sha256: files.sha256, document, rows, large }, findings };
}

/** What a package may say to people. */
const README = 'README.md';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function checkName({ name }: PackageFiles): Finding[] {
  if (NAME.test(name)) return [];
  const message = `"${name}" cannot be the name of a package: use lower case letters without accents, digits and single hyphens, for its folder, its descriptor and its document alike.`;
  return [{ package: name, file: '', row: null, column: null, value: null, rule: 'name', message }];
}

function checkFileNames(
  { name, files, large, others }: PackageFiles,
  known: readonly string[],
  figures: readonly string[],
): Finding[] {
  const finding = (file: string, rule: 'size' | 'unknown-file', message: string): Finding => ({
    package: name,
    file,
    row: null,
    column: null,
    value: null,
    rule,
    message,
  });
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
          : `A package holds ${DESCRIPTOR} and files that a module knows.`;
      return finding(file, 'unknown-file', `No module knows this file. ${hint}`);
    }),
    ...tooLarge.map((file) =>
      finding(
        file,
        'size',
        `The file is larger than ${MOST_BYTES} bytes: divide the package; only ${figures.join(', ')} may be larger.`,
      ),
    ),
    ...others.map((entry) =>
      finding(
        entry,
        'unknown-file',
        'This is a folder or a link: a package holds files only. Put the file itself there.',
      ),
    ),
  ];
}

function needsDocument({ package: name, file }: FilePlace): Finding {
  const message = `Figures are read in a document: add ${DOCUMENT}.csv, which says in which.`;
  return { package: name, file, row: null, column: null, value: null, rule: 'document', message };
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
