import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { DESCRIPTOR } from '../format/descriptor.js';
import { isPackageName, PACKAGE_NAME_RULE } from '../format/package-name.js';
import { holdsPackage } from './package-files.js';

/**
 * An archive from which no data package can be read, or should be. The message gives the reason in one sentence and
 * names the entry.
 */
export class UnreadablePackageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadablePackageError';
  }
}

/** A file in an archive whose name is that of one file in one folder. */
interface ZipEntry {
  entry: Entry;
  /** Its path in the archive, for messages. */
  path: string;
  /** Its folder; empty at the top. */
  folder: string;
  file: string;
}

/** Bits of the mode of a Unix file with its type; zero where the archive was made on another system. */
const KIND = 0o170_000;
const KINDS = [0, 0o100_000, 0o040_000];

/** What macOS and editors add to archives: nothing of the package. */
const LITTER = /^__MACOSX\/|(^|\/)\.[^/]*$|(^|\/)(Thumbs\.db|desktop\.ini)$/i;

/** Characters with a meaning in the paths of some file system. */
const UNSAFE = /[\p{Cc}:*?"<>|]/u;

/**
 * The files of a package as the archive's directory names them, before a byte of any is unpacked.
 * @throws UnreadablePackageError at the first entry that a package cannot have
 */
async function zipEntries(zip: ZipFile, most: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const taken = new Set<string>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > most)
      throw new UnreadablePackageError(
        `The archive has more than ${most} entries: a package has one file for each resource.`,
      );
    const read = readEntry(entry);
    if (!read) continue;
    // The same file on file systems that ignore case.
    const key = read.path.toLowerCase();
    if (taken.has(key)) throw entryError(read.path, 'occurs twice');
    taken.add(key);
    entries.push(read);
  }
  return entries;
}

/** An entry as a file of a package; null for a folder and for litter. */
function readEntry(entry: Entry): ZipEntry | null {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  checkPath(path);
  if (!KINDS.includes((entry.externalFileAttributes >>> 16) & KIND))
    throw entryError(path, 'is a link or a device, and only files belong in a package');
  if (path.endsWith('/') || LITTER.test(path)) return null;
  if (entry.isEncrypted()) throw entryError(path, 'is encrypted: pack it without a password');
  if (!entry.canDecodeFileData()) throw entryError(path, 'has a compression method that is not supported: use deflate');
  const parts = path.split('/');
  if (parts.length > 2)
    throw entryError(
      path,
      'is in a folder within the package: its files must be at the top, or all in one folder with its name',
    );
  return { entry, path, folder: parts.length === 2 ? parts[0]! : '', file: parts.at(-1)! };
}

function checkPath(path: string): void {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) throw entryError(path, 'has an absolute path');
  if (path.includes('\\')) throw entryError(path, 'has a backslash in its path: write slashes');
  if (path.split('/').some((part) => part === '..' || part === '.')) throw entryError(path, 'leads out of the archive');
  if (path === '' || UNSAFE.test(path) || path.includes('//'))
    throw entryError(path, 'has characters in its path that not every file system allows');
}

/** An error that names an entry, whose name may be of any length and have any characters. */
function entryError(path: string, why: string): UnreadablePackageError {
  const shown = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  return new UnreadablePackageError(`The archive's entry ${JSON.stringify(shown)} ${why}.`);
}

/** How large an archive may turn out to be. */
export interface ZipLimits {
  entries: number;
  /** Bytes of all files together once unpacked. */
  bytes: number;
  /** How many times larger a file may get by unpacking. Tables of figures get five to fifty times larger. */
  ratio: number;
}

const ZIP_LIMITS: ZipLimits = { entries: 200, bytes: 200_000_000, ratio: 250 };

/** Bytes up to which a file may get any number of times larger: short files compress in all ways. */
const SMALL = 1_000_000;

/** Bytes of the largest descriptor that is read for a name, a hundred times that of the release's largest. */
const DESCRIPTOR_BYTES = 5_000_000;

/**
 * Unpacks an archive of one data package into an empty folder. Its files are at the top of the archive, or in one
 * folder with the package's name. The caller removes the folder, also after an error.
 * @param zip the archive, or its path
 * @returns the folder with the package's folder in it
 * @throws UnreadablePackageError when it is damaged, hostile, too large or no package
 */
export async function extractPackage(
  zip: string | Buffer,
  into: string,
  limits: Partial<ZipLimits> = {},
): Promise<string> {
  const within = { ...ZIP_LIMITS, ...limits };
  const open = await opened(zip);
  try {
    const entries = await readable(zipEntries(open, within.entries));
    const folder = folderOf(entries);
    const place = join(into, 'unpacked');
    mkdirSync(place);
    let left = within.bytes;
    for (const entry of entries) left -= await unpack(open, entry, place, left, within);
    const name = folder || nameIn(join(place, DESCRIPTOR));
    if (!isPackageName(name)) {
      throw new UnreadablePackageError(
        `${JSON.stringify(name.slice(0, 100))} cannot be the name of a package: ${PACKAGE_NAME_RULE}.`,
      );
    }
    renameSync(place, join(into, name));
    return into;
  } finally {
    open.close();
  }
}

/** Names are read as bytes, so that the errors about them are ours. */
function opened(zip: string | Buffer): Promise<ZipFile> {
  const options = { decodeStrings: false, autoClose: false };
  return readable(typeof zip === 'string' ? openPromise(zip, options) : fromBufferPromise(zip, options));
}

/** Errors of the archive's reader are the sender's to fix; errors of the file system are not. */
async function readable<T>(reading: Promise<T>, path?: string): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof UnreadablePackageError || (cause as { syscall?: unknown }).syscall !== undefined) throw cause;
    throw path === undefined
      ? new UnreadablePackageError('This is not a zip archive, or a damaged one: pack it again.')
      : entryError(path, 'is damaged: pack it again');
  }
}

/** The one folder of all files; empty when they are at the top. */
function folderOf(entries: readonly ZipEntry[]): string {
  if (!holdsPackage(entries.map(({ file }) => file))) {
    throw new UnreadablePackageError(
      `The archive is not a data package: it has neither CSV files nor a ${DESCRIPTOR}, at its top or in one folder.`,
    );
  }
  const { folder, path } = entries[0]!;
  const elsewhere = entries.find((entry) => entry.folder !== folder);
  if (elsewhere)
    throw entryError(
      elsewhere.path,
      `is in another folder than ${JSON.stringify(path.slice(0, 100))}: ` +
        'an archive has one package, at its top or in one folder',
    );
  return folder;
}

/** Unpacks one file. It counts the bytes that it writes: the sizes in the archive may be false. */
async function unpack(
  zip: ZipFile,
  { entry, path, file }: ZipEntry,
  place: string,
  left: number,
  { bytes, ratio }: ZipLimits,
): Promise<number> {
  const most = Math.max(SMALL, entry.compressedSize * ratio);
  let count = 0;
  let sum = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      sum = crc32(chunk, sum);
      if (count > left)
        return done(entryError(path, `makes the package larger than ${bytes} bytes: split the package`));
      if (count > most)
        return done(entryError(path, `gets more than ${ratio} times larger by unpacking, as no table of facts does`));
      done(null, chunk);
    },
  });
  // Opened and closed here: a stream might still create its file while the folder is being removed.
  const target = await open(join(place, file), 'wx', 0o600);
  try {
    await readable(
      (async () => pipeline(await zip.openReadStreamPromise(entry), counted, (source) => target.writeFile(source)))(),
      path,
    );
  } finally {
    await target.close();
  }
  if (sum !== entry.crc32) throw entryError(path, 'is damaged: pack it again');
  return count;
}

function nameIn(descriptor: string): string {
  try {
    if (statSync(descriptor).size <= DESCRIPTOR_BYTES) {
      const { name } = JSON.parse(readFileSync(descriptor, 'utf8')) as { name?: unknown };
      if (typeof name === 'string') return name;
    }
  } catch {
    // Missing, or not JSON: the error below helps with both.
  }
  throw new UnreadablePackageError(
    `The package has no name: put its files in a folder with its name, or write it as "name" in ${DESCRIPTOR}.`,
  );
}
