import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { SourceError } from '../../contract/source.js';
import type { ForeignWriting } from '../../packages/read/read-csv.js';

const DELIMITERS = [';', ',', '\t', '|'];
/** Bytes from which the delimiter and the line ends are inferred. */
const START = 1 << 16;

/** What the mapping declares of a file; the rest is inferred from its bytes. */
type Declared = Partial<Pick<ForeignWriting, 'delimiter' | 'encoding'>>;

/**
 * How a delimited file is written, and its checksum, in one pass.
 * @param lines numbers of lines with names of columns, from which the delimiter is inferred
 * @throws SourceError when the file cannot be read, or nothing decides between delimiters
 */
export async function inspectFile(
  path: string,
  declared: Declared,
  lines: readonly number[],
): Promise<ForeignWriting & { sha256: string }> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let start = Buffer.alloc(0);
  let isUtf8 = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START - start.length)]);
      isUtf8 &&= decodes(utf8, chunk);
    }
  } catch (cause) {
    throw new SourceError(`The file ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
  if (start.length === 0) throw new SourceError(`${basename(path)} is empty.`);
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    throw new SourceError(`${basename(path)} is a workbook or a zip archive, not a text: see jeugdgraaf pull xlsx.`);
  const encoding = declared.encoding ?? encodingOf(start, isUtf8);
  const text = new TextDecoder(encoding).decode(start);
  if (text.includes('\u0000')) throw new SourceError(`${basename(path)} is not a text, or has another encoding.`);
  const carriageReturns = !text.includes('\n') && text.includes('\r');
  const delimiter = declared.delimiter ?? delimiterOf(basename(path), text, lines);
  return { encoding, delimiter, carriageReturns, sha256: hash.digest('hex') };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** What is not UTF-8 was written by a spreadsheet of a Western European Windows, unless a mark at its start says so. */
function encodingOf(start: Buffer, isUtf8: boolean): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

/** The delimiter that occurs most in the lines with names of columns, outside quotes. */
function delimiterOf(file: string, text: string, lines: readonly number[]): string {
  const all = text.split(/\r\n|\n|\r/);
  const header = lines.map((line) => all[line - 1] ?? '').join('\n');
  const plain = header.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => ({ sign, count: plain.split(sign).length - 1 }));
  const most = Math.max(...counts.map(({ count }) => count));
  const found = counts.filter(({ count }) => count === most);
  if (most > 0 && found.length === 1) return found[0]!.sign;
  throw new SourceError(
    `The delimiter of ${file} does not show from line ${lines.join(' and ')}: specify "delimiter" in the mapping, ` +
      'such as ";", and in header_rows which lines have the names of the columns.',
  );
}
