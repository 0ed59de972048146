import type { PackageResource } from '../persistence/package-resource.js';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import { nearest } from '../shared/nearest.js';
import { checkDescriptor } from './check-descriptor.js';
import { checkFile } from './check-file.js';
import type { Finding } from './finding.js';
import type { PackageFiles } from './package-files.js';
import type { SourceRow } from './source-row.js';

/** The resource that names the document a package transcribes. */
const DOCUMENT = 'document';

/** A package whose cells mean something. */
export interface CheckedPackage {
  name: string;
  sha256: string;
  /** The document that it transcribes; null for a reference package (areas, units). */
  document: { slug: string; publishedOn: string } | null;
  rows: SourceRow[];
}

/** Reads one package, and says what is wrong with it taken by itself. */
export function checkPackage(files: PackageFiles, resources: ReadonlyMap<string, PackageResource>): { checked: CheckedPackage; findings: Finding[] } {
  const known = [...resources.keys()].map((resource) => `${resource}.csv`);
  const findings = [...checkFileNames(files, known), ...checkDescriptor(files, known)];
  const hasDocument = files.files.has(`${DOCUMENT}.csv`);
  const rows: SourceRow[] = [];
  for (const [name, resource] of resources) {
    const content = files.files.get(`${name}.csv`);
    if (!content) continue;
    // A package's folder has the name of its document, so that every row knows its document before the document is read.
    const file = checkFile(files.name, hasDocument ? files.name : null, resource, content);
    findings.push(...file.findings);
    rows.push(...file.rows);
  }
  const documents = rows.filter(({ resource }) => resource.name === DOCUMENT);
  // Rows that could not be read have been reported as such.
  const unread = documents.length === 0 && findings.some(({ file }) => file === `${DOCUMENT}.csv`);
  if (hasDocument && !unread) findings.push(...checkDocument(files.name, documents));
  const publishedOn = documents[0]?.row.cells.published_on;
  const document = hasDocument ? { slug: files.name, publishedOn: typeof publishedOn === 'string' ? publishedOn : '' } : null;
  return { checked: { name: files.name, sha256: files.sha256, document, rows }, findings };
}

function checkFileNames({ name, files, folders }: PackageFiles, known: readonly string[]): Finding[] {
  const unknown = [...files.keys(), ...folders].filter((file) => file !== DESCRIPTOR && !known.includes(file));
  return unknown.map((file) => {
    const near = nearest(file, known);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `A package holds ${DESCRIPTOR} and files that a module knows.`;
    return { package: name, file, row: null, column: null, value: null, rule: 'unknown-file', message: `No module knows this file. ${hint}` };
  });
}

function checkDocument(name: string, documents: readonly SourceRow[]): Finding[] {
  const about = (row: number | null, column: string | null, value: string | null, message: string): Finding =>
    ({ package: name, file: `${DOCUMENT}.csv`, row, column, value, rule: 'document', message });
  if (documents.length !== 1) {
    return [about(documents[1]?.line ?? null, null, null, `A package transcribes exactly one document; the file has ${documents.length} rows.`)];
  }
  const { line, row } = documents[0]!;
  const slug = row.cells.slug;
  if (typeof slug !== 'string' || slug === name) return [];
  return [about(line, 'slug', slug, `The slug of the document and the name of the package's folder differ: "${slug}" and "${name}".`)];
}
