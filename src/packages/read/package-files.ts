import { createHash, type Hash } from 'node:crypto';
import { closeSync, type Dirent, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../../contract/errors.js';
import type { GraphModule } from '../../contract/module.js';
import { ROOT } from '../../contract/root.js';
import { DESCRIPTOR } from '../format/descriptor.js';
import { UNFINISHED } from '../format/placeholders.js';

/** A data package on disk or in the store. */
export interface PackageFiles {
  /** Name of its folder. */
  name: string;
  /** Its folder. */
  path: string;
  /** Contents by file name, of all files that fit in memory. */
  files: ReadonlyMap<string, Buffer>;
  /** Paths of the other files by file name; null when their rows are in the store. */
  large: ReadonlyMap<string, string | null>;
  /** Names of its folders and links, which a package may not have. */
  others: readonly string[];
  /** Over the names and contents of its files. */
  sha256: string;
}

/** Every data package in a folder, by name: each of its subfolders is one, except those of unfinished pulls. */
export function readPackageFiles(folder: string, modules: readonly GraphModule[]): PackageFiles[] {
  const large = largeFiles(modules);
  return foldersIn(folder).map((name) => readPackage(join(folder, name), large));
}

/**
 * The data packages in a folder: the folder itself is one, or its subfolders are.
 * @throws ConfigurationError when there are none
 */
export function readGivenPackages(folder: string, modules: readonly GraphModule[]): PackageFiles[] {
  if (isPackage(folder)) return [readPackage(folder, largeFiles(modules))];
  if (foldersIn(folder).some((name) => isPackage(join(folder, name)))) return readPackageFiles(folder, modules);
  throw new ConfigurationError(
    `No data package found: neither ${folder} nor a folder in it holds CSV files or a ${DESCRIPTOR}.`,
  );
}

function largeFiles(modules: readonly GraphModule[]): ReadonlySet<string> {
  return new Set(
    modules
      .flatMap(({ resources }) => resources)
      .filter(({ bulk }) => bulk)
      .map(({ name }) => `${name}.csv`),
  );
}

function readPackage(path: string, large: ReadonlySet<string>): PackageFiles {
  const entries = entriesOf(path);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  const small = names.filter((name) => !isLarge(join(path, name), name, large));
  const files = new Map(small.map((file) => [file, readFileSync(join(path, file))]));
  return {
    name: basename(path),
    path,
    files,
    large: new Map(names.filter((name) => !files.has(name)).map((name) => [name, join(path, name)])),
    others: entries.filter((entry) => !entry.isFile()).map((entry) => entry.name),
    sha256: checksum(path, names, files),
  };
}

/** Files that may have millions of rows stay on disk, and so do files as large that a package may not have. */
function isLarge(path: string, name: string, large: ReadonlySet<string>): boolean {
  return large.has(name) || statSync(path).size > MOST_BYTES;
}

/** Bytes of a file that is read as a whole. The largest of the shipped ones has a hundredth of it. */
export const MOST_BYTES = 20_000_000;

function isPackage(folder: string): boolean {
  return holdsPackage(
    entriesOf(folder)
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  );
}

function foldersIn(folder: string): string[] {
  return allFoldersIn(folder).filter((name) => !name.endsWith(UNFINISHED));
}

/** Folders of unfinished pulls among the packages of a folder; none where the location is not a folder. */
export function unfinishedIn(location: string): string[] {
  return existsSync(location) && statSync(location).isDirectory()
    ? allFoldersIn(location).filter((name) => name.endsWith(UNFINISHED))
    : [];
}

function allFoldersIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Whether files with these names are, or are meant to be, a data package. */
export function holdsPackage(fileNames: Iterable<string>): boolean {
  return [...fileNames].some((name) => name === DESCRIPTOR || name.endsWith('.csv'));
}

function entriesOf(folder: string): Dirent[] {
  try {
    // Hidden files (.DS_Store, .git) belong to the machine, not to the package.
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  } catch (cause) {
    throw new ConfigurationError(
      `The folder of data packages cannot be read: ${folder} (${(cause as { code?: string }).code}).`,
    );
  }
}

function checksum(folder: string, names: readonly string[], files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const name of names) {
    const content = files.get(name);
    // The length keeps the end of one file and the start of the next apart.
    hash.update(`${name}\n${content?.length ?? statSync(join(folder, name)).size}\n`);
    if (content) hash.update(content);
    else hashFile(hash, join(folder, name));
  }
  return hash.digest('hex');
}

/** The SHA-256 checksum of a file of any size, in hexadecimal. */
export function checksumOf(path: string): string {
  const hash = createHash('sha256');
  hashFile(hash, path);
  return hash.digest('hex');
}

/** The first bytes of a file: more than any header has. */
export function firstBytesOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(1 << 16);
    return buffer.subarray(0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}

function hashFile(hash: Hash, path: string): void {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 20);
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
}

/** The folder of the data packages of the release. */
export const SHIPPED_SEEDS = fileURLToPath(new URL('seeds', ROOT));
