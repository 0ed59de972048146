import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../shared/errors.js';

/** The file in which a package describes itself. */
export const DESCRIPTOR = 'datapackage.json';

/** A data package as it lies on disk. */
export interface PackageFiles {
  /** Name of its folder. */
  name: string;
  /** Contents by file name. */
  files: ReadonlyMap<string, Buffer>;
  /** Names of folders inside it; a package has none. */
  folders: readonly string[];
  /** Over the names and contents of its files. */
  sha256: string;
}

/** Every data package in a folder, by name: each of its subfolders is one. */
export function readPackageFiles(folder: string): PackageFiles[] {
  const names = entriesOf(folder).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => {
    const entries = entriesOf(join(folder, name));
    const fileNames = entries.filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
    const files = new Map(fileNames.map((file) => [file, readFileSync(join(folder, name, file))]));
    return { name, files, folders: entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name), sha256: checksum(files) };
  });
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
