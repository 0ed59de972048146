import { type Entry, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { UnreadablePackageError } from './unreadable-package-error.js';

/** A file in an archive whose name is that of one file in one folder. */
export interface ZipEntry {
  entry: Entry;
  /** Where it lies in the archive, for messages. */
  path: string;
  /** The folder that it lies in; empty at the top. */
  folder: string;
  file: string;
}

/** Bits of the mode of a Unix file that say what it is; zero where the archive was made elsewhere. */
const KIND = 0o170_000;
const KINDS = [0, 0o100_000, 0o040_000];

/** What macOS and editors add to archives: nothing of the package. */
const LITTER = /^__MACOSX\/|(^|\/)\.[^/]*$|(^|\/)(Thumbs\.db|desktop\.ini)$/i;

/** What some file system takes for more than a name. */
const UNSAFE = /[\p{Cc}:*?"<>|]/u;

/**
 * The files of a package as the archive's directory names them, before a byte of any is unpacked.
 * @throws UnreadablePackageError at the first entry that a package cannot have
 */
export async function zipEntries(zip: ZipFile, most: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const taken = new Set<string>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > most) throw new UnreadablePackageError(`The archive has more than ${most} entries: a package has one file for each kind of row.`);
    const read = readEntry(entry);
    if (!read) continue;
    // One file for both on file systems that do not tell the cases apart.
    const key = read.path.toLowerCase();
    if (taken.has(key)) throw refused(read.path, 'is there twice');
    taken.add(key);
    entries.push(read);
  }
  return entries;
}

/** An entry as a file of a package; null for a folder and for what is passed over. */
function readEntry(entry: Entry): ZipEntry | null {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  checkPath(path);
  if (!KINDS.includes((entry.externalFileAttributes >>> 16) & KIND)) throw refused(path, 'is a link or a device, and only files belong in a package');
  if (path.endsWith('/') || LITTER.test(path)) return null;
  if (entry.isEncrypted()) throw refused(path, 'is encrypted: pack it without a password');
  if (!entry.canDecodeFileData()) throw refused(path, 'is packed in a way that is not read here: use the common one, deflate');
  const parts = path.split('/');
  if (parts.length > 2) throw refused(path, 'lies in a folder within the package: its files lie at the top, or all in one folder with its name');
  return { entry, path, folder: parts.length === 2 ? parts[0]! : '', file: parts.at(-1)! };
}

function checkPath(path: string): void {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) throw refused(path, 'has an absolute path');
  if (path.includes('\\')) throw refused(path, 'has a backslash in its path: write slashes');
  if (path.split('/').some((part) => part === '..' || part === '.')) throw refused(path, 'leads out of the archive');
  if (path === '' || UNSAFE.test(path) || path.includes('//')) throw refused(path, 'has characters in its path that not every file system takes');
}

/** A refusal that names an entry; its name may be of any length and hold anything. */
export function refused(path: string, why: string): UnreadablePackageError {
  const shown = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  return new UnreadablePackageError(`The archive's entry ${JSON.stringify(shown)} ${why}.`);
}
