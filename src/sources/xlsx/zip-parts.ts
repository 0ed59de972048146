import { inflateRawSync } from 'node:zlib';
import { SourceError } from '../../contract/source.js';

/** Bytes of all parts of a workbook together, unpacked. A sheet of 100,000 rows and 20 columns has some 80 MB. */
const LARGEST_WORKBOOK = 256 * 1_048_576;
const MOST_ENTRIES = 5_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record has 22 bytes and a comment of at most 65,535. */
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The parts of a zip archive, unpacked one by one (APPNOTE 6.3), so that none can exhaust memory: a small file may
 * unpack to many gigabytes, and the sizes that it states may be false.
 * @throws SourceError when it is not a zip archive, is too large, or has other sizes than it states
 */
export function* zipEntries(archive: Buffer): Generator<{ name: string; content: Buffer }> {
  let { count, offset } = directoryOf(archive);
  if (count > MOST_ENTRIES)
    throw new SourceError(`it has ${count} parts, more than the ${MOST_ENTRIES} of any workbook`);
  for (let left = LARGEST_WORKBOOK; count > 0; count -= 1) {
    if (offset + 46 > archive.length || archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw broken();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => archive.readUInt16LE(offset + at)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', offset + 46, offset + 46 + nameLength);
    const content = unpack(archive, offset, left);
    left -= content.length;
    if (content.length !== archive.readUInt32LE(offset + 24))
      throw new SourceError(`its part ${name} does not have the size it declares`);
    yield { name, content };
    offset += 46 + nameLength + extraLength + commentLength;
  }
}

function directoryOf(archive: Buffer): { count: number; offset: number } {
  const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let at = archive.length - END_SIZE; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY)
      return { count: archive.readUInt16LE(at + 10), offset: archive.readUInt32LE(at + 16) };
  }
  throw broken();
}

function unpack(archive: Buffer, entry: number, left: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (local + 30 > archive.length) throw broken();
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + size > archive.length) throw broken();
  const packed = archive.subarray(start, start + size);
  try {
    if (method === 0 && size <= left) return packed;
    if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw broken();
  }
  throw new SourceError(
    `it unpacks to more than ${LARGEST_WORKBOOK / 1_048_576} MB, or uses a compression that workbooks do not`,
  );
}

export function broken(): SourceError {
  return new SourceError('it is not an xlsx file, or is damaged');
}
