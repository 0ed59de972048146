import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import { ConfigurationError } from '../shared/errors.js';

/** A data package as it lies on disk. */
export interface PackageFiles {
  /** Name of its folder. */
  name: string;
  /** Its folder. */
  path: string;
  /** Contents by file name. */
  files: ReadonlyMap<string, Buffer>;
  /** Names of folders inside it; a package has none. */
  folders: readonly string[];
  /** Over the names and contents of its files. */
  sha256: string;
}

/** Every data package in a folder, by name: each of its subfolders is one. */
export function readPackageFiles(folder: string): PackageFiles[] {
  return foldersIn(folder).map((name) => readPackage(join(folder, name)));
}

/**
 * The data packages in a folder that somebody names: the folder itself is one, or its subfolders are.
 * @throws ConfigurationError when there is none
 */
export function readGivenPackages(folder: string): PackageFiles[] {
  if (isPackage(folder)) return [readPackage(folder)];
  if (foldersIn(folder).some((name) => isPackage(join(folder, name)))) return readPackageFiles(folder);
  throw new ConfigurationError(`No data package found: neither ${folder} nor a folder in it holds CSV files or a ${DESCRIPTOR}.`);
}

function readPackage(path: string): PackageFiles {
  const entries = entriesOf(path);
  const fileNames = entries.filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
  const files = new Map(fileNames.map((file) => [file, readFileSync(join(path, file))]));
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return { name: basename(path), path, files, folders, sha256: checksum(files) };
}

function isPackage(folder: string): boolean {
  return holdsPackage(entriesOf(folder).filter((entry) => entry.isFile()).map(({ name }) => name));
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

/** Whether files with these names are, or are meant to be, a data package. */
export function holdsPackage(fileNames: Iterable<string>): boolean {
  return [...fileNames].some((name) => name === DESCRIPTOR || name.endsWith('.csv'));
}

function entriesOf(folder: string) {
  try {
    // Hidden files (.DS_Store, .git) belong to the machine, not to the package.
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  } catch (cause) {
    throw new ConfigurationError(`The folder of data packages cannot be read: ${folder} (${(cause as { code?: string }).code}).`);
  }
}

function checksum(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) {
    // The length keeps the end of one file and the start of the next apart.
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
