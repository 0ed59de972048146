import { createHash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../contract/errors.js';
import type { GraphModule } from '../../contract/module.js';
import {
  describePackage,
  DESCRIPTOR,
  type FileFacts,
  formatDescriptor,
  type PackageWords,
} from '../format/descriptor.js';
import { PLACEHOLDER } from '../format/placeholders.js';
import { checksumOf, holdsPackage, type PackageFiles, readGivenPackages } from '../read/package-files.js';
import { readCsv } from '../read/read-csv.js';
import { fieldsIn } from '../read/resource-format.js';

/**
 * The text that a package's `datapackage.json` should have: by its files and the modules that load them, and by what
 * somebody wrote in it that only its owner knows (licence, sources, version, keywords …).
 */
export function descriptorOf(files: PackageFiles, modules: readonly GraphModule[]): string {
  const resources = modules
    .flatMap((module) => module.resources)
    .filter(({ name }) => files.files.has(`${name}.csv`) || files.large.has(`${name}.csv`));
  return formatDescriptor(describePackage(files.name, wordsOf(files), resources, factsOf(files)));
}

function wordsOf(files: PackageFiles): PackageWords {
  // What follows from the files is never taken from the old descriptor.
  const { $schema, name, resources, sources, ...written } = writtenByHand(files);
  const title = documentTitle(files);
  const given = Array.isArray(sources) && sources.every(isPlaceholder) ? undefined : sources;
  return {
    ...written,
    title: title ?? written.title ?? files.name,
    sources: given ?? (title === null ? [] : [{ title }]),
  };
}

/** Whether a source is the one that a new package names until its document has a title. */
function isPlaceholder(source: unknown): boolean {
  return (source as { title?: unknown } | null)?.title === PLACEHOLDER.title;
}

/** What the descriptor states of each file: size and checksum as the file is now, so that stale ones are found; and how it is written. */
function factsOf(files: PackageFiles): Map<string, FileFacts> {
  const { resources } = writtenByHand(files);
  const stated = (Array.isArray(resources) ? resources : []) as (StatedResource | null)[];
  return new Map(
    stated.flatMap((resource) => {
      const file = `${String(resource?.name)}.csv`;
      if (resource === null || !(files.files.has(file) || files.large.has(file))) return [];
      const { encoding, dialect } = resource;
      const numbers = new Map(
        fieldsIn(resource).map(({ name, decimalChar, groupChar }) => [
          String(name),
          { ...(decimalChar !== undefined && { decimalChar }), ...(groupChar !== undefined && { groupChar }) },
        ]),
      );
      const sized = resource.bytes !== undefined || resource.hash !== undefined ? sizeOf(files, file) : {};
      return [
        [
          String(resource.name),
          { ...sized, ...(encoding !== undefined && { encoding }), ...(dialect !== undefined && { dialect }), numbers },
        ],
      ];
    }),
  );
}

interface StatedResource {
  name?: unknown;
  bytes?: unknown;
  hash?: unknown;
  encoding?: unknown;
  dialect?: unknown;
  schema?: { fields?: unknown } | null;
}

function sizeOf({ files, large }: PackageFiles, file: string): FileFacts {
  const content = files.get(file);
  if (content) return { bytes: content.length, hash: `sha256:${createHash('sha256').update(content).digest('hex')}` };
  const path = large.get(file);
  return path ? { bytes: statSync(path).size, hash: `sha256:${checksumOf(path)}` } : {};
}

function documentTitle({ files }: PackageFiles): string | null {
  const content = files.get('document.csv');
  const reading = content && readCsv(content);
  if (!reading || 'problem' in reading) return null;
  const { header, records } = reading.table;
  return records[0]?.[header.indexOf('title')] ?? null;
}

function writtenByHand({ name, files }: PackageFiles): Partial<PackageWords> {
  const content = files.get(DESCRIPTOR);
  if (!content) return {};
  try {
    const descriptor: unknown = JSON.parse(content.toString('utf8'));
    if (typeof descriptor === 'object' && descriptor !== null && !Array.isArray(descriptor)) return descriptor;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new ConfigurationError(`${name}/${DESCRIPTOR} is not a JSON object: mend it or take it away.`);
}

/** Writes the descriptor of a package, or of every one in a folder, where it says something else; gives the paths that were written. */
export function describePackages(folder: string, modules: readonly GraphModule[]): string[] {
  // A folder beside the packages that is none stays as it is.
  const packages = readGivenPackages(folder, modules).filter(({ files, large }) =>
    holdsPackage([...files.keys(), ...large.keys()]),
  );
  return packages.flatMap((files) => {
    const text = descriptorOf(files, modules);
    if (files.files.get(DESCRIPTOR)?.toString('utf8') === text) return [];
    const path = join(files.path, DESCRIPTOR);
    writeFileSync(path, text);
    return [path];
  });
}
