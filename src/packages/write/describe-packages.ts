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
import { FORMAT_VERSION_PROPERTY } from '../format/format-version.js';
import { KIND_PROPERTY } from '../format/package-kind.js';
import { PLACEHOLDER } from '../format/placeholders.js';
import { checksumOf, firstBytesOf, holdsPackage, type PackageFiles, readGivenPackages } from '../read/package-files.js';
import { readCsv } from '../read/read-csv.js';
import { fieldsIn } from '../read/resource-format.js';

/**
 * The text that a package's `datapackage.json` should have. It follows from the package's files and the modules that
 * load them, and keeps what only the owner knows and wrote in it (licence, sources, version, keywords …).
 */
export function descriptorOf(files: PackageFiles, modules: readonly GraphModule[]): string {
  const resources = modules
    .flatMap((module) => module.resources)
    .filter(({ name }) => files.files.has(`${name}.csv`) || files.large.has(`${name}.csv`));
  return formatDescriptor(describePackage(files.name, wordsOf(files), resources, factsOf(files)));
}

function wordsOf(files: PackageFiles): PackageWords {
  // What follows from the files or the release is never taken from the old descriptor.
  const {
    $schema,
    name,
    resources,
    sources,
    [FORMAT_VERSION_PROPERTY]: _version,
    [KIND_PROPERTY]: _kind,
    ...written
  } = writtenByHand(files);
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

/**
 * What the descriptor states of each file: its columns, its size and checksum as the file is now, so that stale ones
 * are found, and how it is written.
 */
function factsOf(files: PackageFiles): Map<string, FileFacts> {
  const { resources } = writtenByHand(files);
  const stated = (Array.isArray(resources) ? resources : []) as (StatedResource | null)[];
  return new Map(
    [...files.files.keys(), ...files.large.keys()].map((file) => {
      const name = file.replace(/\.csv$/, '');
      const resource = stated.find((one) => one?.name === name) ?? {};
      const { encoding, dialect } = resource;
      const { missingValues } = resource.schema ?? {};
      const numbers = new Map(
        fieldsIn(resource).map(({ name, decimalChar, groupChar }) => [
          String(name),
          { ...(decimalChar !== undefined && { decimalChar }), ...(groupChar !== undefined && { groupChar }) },
        ]),
      );
      const sized = resource.bytes !== undefined || resource.hash !== undefined ? sizeOf(files, file) : {};
      return [
        name,
        {
          ...sized,
          ...(encoding !== undefined && { encoding }),
          ...(dialect !== undefined && { dialect }),
          numbers,
          ...(missingValues !== undefined && { missingValues }),
          columns: columnsIn(files, file, dialect),
        },
      ];
    }),
  );
}

/** The names in the header of a file; an empty cell or a cell with a quote is no name of a column. */
function columnsIn({ files, large }: PackageFiles, file: string, dialect: unknown): string[] {
  const { delimiter = ',' } = (dialect ?? {}) as { delimiter?: unknown };
  const path = large.get(file);
  const start = files.get(file) ?? (path ? firstBytesOf(path) : Buffer.alloc(0));
  const [header = ''] = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  return header.split(String(delimiter)).map((name) => name.replace(/^"(.*)"$/, '$1'));
}

interface StatedResource {
  name?: unknown;
  bytes?: unknown;
  hash?: unknown;
  encoding?: unknown;
  dialect?: unknown;
  schema?: { fields?: unknown; missingValues?: unknown } | null;
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
    // Reported below, as for JSON that is not an object.
  }
  throw new ConfigurationError(`${name}/${DESCRIPTOR} is not a JSON object: fix it or remove it.`);
}

/**
 * Writes the descriptor of a package, or of every package in a folder, where it is stale; returns the paths that were
 * written.
 */
export function describePackages(folder: string, modules: readonly GraphModule[]): string[] {
  // A folder beside the packages that is not one stays as it is.
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
