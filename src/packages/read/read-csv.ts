import { CsvError, parse } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Rule } from '../check/finding.js';
import { PLAIN_FORMAT, type ResourceFormat } from './resource-format.js';

/** What makes a file unreadable as a whole. Its text never repeats a value. */
export interface CsvProblem {
  row: number | null;
  rule: Rule;
  message: string;
}

/** The rows of a CSV file (RFC 4180), before its cells are parsed. */
interface CsvTable {
  header: string[];
  records: string[][];
}

/** How a file is written, except its numbers. */
type Writing = Pick<ResourceFormat, 'encoding' | 'delimiter'>;

/** How a file is written that is no file of a package: with any encoding, delimiter and line ends. */
export interface ForeignWriting {
  encoding: string;
  delimiter: string;
  /** Whether lines end as on an old Macintosh. */
  carriageReturns: boolean;
}

// Rows that are too short or too long are found where the columns are known. A file may have both kinds of line end.
function options({ delimiter }: Pick<ForeignWriting, 'delimiter'>) {
  return { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] };
}

/** Reads a CSV file: its table, or why it cannot be read. */
export function readCsv(
  content: Buffer,
  format: Writing = PLAIN_FORMAT,
): { table: CsvTable } | { problem: CsvProblem } {
  // A byte order mark, with which UTF-8 may begin, is left out by the decoder.
  const text = attempt(() => new TextDecoder(format.encoding, { fatal: true }).decode(content));
  const encoding = encodingProblem(content, format) ?? (text === null ? notEncoded(format) : null);
  const problem = problemOfStart(encoding, headerIn(content), format);
  if (text === null || problem) return { problem: problem! };
  try {
    const [header, ...records] = recordsIn(text, format);
    return header ? { table: { header, records } } : { problem: EMPTY };
  } catch (cause) {
    return { problem: quotingProblem(cause, 0) };
  }
}

/**
 * Reads a CSV file of any size, some rows at a time, the header first. The last item may be why the rest cannot be
 * read.
 */
export function readCsvRows(path: string, format: Writing): AsyncGenerator<string[][] | CsvProblem> {
  return rowsOf(textOf(path, format), format);
}

/** Reads the rows of a file of any size that is no file of a package, as {@link readCsvRows} does. */
export function readForeignRows(path: string, format: ForeignWriting): AsyncGenerator<string[][] | CsvProblem> {
  return rowsOf(foreignText(path, format), format);
}

async function* rowsOf(
  text: AsyncIterable<string>,
  format: Pick<ForeignWriting, 'delimiter'>,
): AsyncGenerator<string[][] | CsvProblem> {
  let rows = 0;
  try {
    for await (const whole of wholeRows(text)) {
      const records = recordsIn(whole, format);
      rows += records.length;
      yield records;
    }
  } catch (cause) {
    yield cause instanceof UnreadableError ? cause.problem : quotingProblem(cause, rows);
    return;
  }
  if (rows === 0) yield EMPTY;
}

/** The rows of a text. Where nothing is quoted, splitting at the delimiters takes a third of the time. */
function recordsIn(text: string, format: Pick<ForeignWriting, 'delimiter'>): string[][] {
  if (text.includes('"')) return parse(text, options(format));
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).split(format.delimiter));
}

/** A text in pieces of its own, in other pieces: each ends where a row ends. */
async function* wholeRows(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  let quoted = false;
  for await (const piece of pieces) {
    const rows = rowsIn(piece, quoted);
    quoted = rows.quoted;
    if (rows.end > 0) yield text + piece.slice(0, rows.end);
    text = rows.end > 0 ? piece.slice(rows.end) : text + piece;
    if (text.length <= LONGEST_ROW) continue;
    yield text;
    text = '';
    quoted = false;
  }
  if (text !== '') yield text;
}

/**
 * Characters after which a row is taken to have no end, for want of a closing quote, and is left to the parser to
 * report.
 */
const LONGEST_ROW = 1 << 20;

/**
 * Where the last row that ends in a piece ends, 0 where none does; and whether a value is open at the end of the piece.
 * A line end after an odd number of quotes is inside a value.
 */
function rowsIn(piece: string, quotedBefore: boolean): { end: number; quoted: boolean } {
  let quoted = quotedBefore;
  if (!piece.includes('"')) return { end: quoted ? 0 : piece.lastIndexOf('\n') + 1, quoted };
  let end = 0;
  for (const { 0: sign, index } of piece.matchAll(/["\n]/g)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted) end = index + 1;
  }
  return { end, quoted };
}

class UnreadableError extends Error {
  constructor(readonly problem: CsvProblem) {
    super(problem.message);
  }
}

/** The text of a file, piece by piece. */
async function* textOf(path: string, format: Writing): AsyncGenerator<string> {
  const decoder = new TextDecoder(format.encoding, { fatal: true });
  let header: string | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    if (header === null) {
      header = headerIn(chunk);
      const problem = problemOfStart(encodingProblem(chunk, format), header, format);
      if (problem) throw new UnreadableError(problem);
    }
    for (let from = 0; from < chunk.length; from += PART) {
      const text = attempt(() => decoder.decode(chunk.subarray(from, from + PART), { stream: true }));
      if (text === null) throw new UnreadableError(problemOfStart(notEncoded(format), header, format)!);
      yield text;
    }
  }
}

async function* foreignText(path: string, { encoding, carriageReturns }: ForeignWriting): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length; from += PART) {
      const text = decoder.decode(chunk.subarray(from, from + PART), { stream: true });
      yield carriageReturns ? text.replaceAll('\r', '\n') : text;
    }
  }
}

/** Bytes read at a time. */
const PIECE = 1 << 16;

/** Bytes whose rows are split at a time: few enough that they are garbage before the collector would move them. */
const PART = 1 << 12;

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

const EMPTY: CsvProblem = { row: null, rule: 'header', message: 'is empty: the first row must have the column names.' };

// The parser's own messages repeat what the file has, which may be a person's name.
const QUOTING: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'has a quoted value that is never closed: end it with a double quote.',
  CSV_INVALID_CLOSING_QUOTE:
    'has a quoted value that continues after its closing quote: double the quotes inside it ("").',
  INVALID_OPENING_QUOTE:
    'has a double quote inside a value without quotes: quote the whole value and double the quotes inside it ("").',
};

/** @param before rows that were read before */
function quotingProblem(cause: unknown, before: number): CsvProblem {
  if (!(cause instanceof CsvError)) throw cause;
  const { records } = cause as unknown as { records?: number };
  return {
    row: records === undefined ? null : before + records + 1,
    rule: 'quoting',
    message: QUOTING[cause.code] ?? `cannot be read as CSV (${cause.code}).`,
  };
}

/**
 * Spreadsheets that write semicolons often have an encoding of their own too: reporting both saves a second attempt.
 */
function problemOfStart(encoding: string | null, header: string, format: Writing): CsvProblem | null {
  if (header.includes('\r'))
    return {
      row: null,
      rule: 'header',
      message:
        'has lines that end with a carriage return alone (CR), as on an old Macintosh: save it with the line ends ' +
        'of Windows (CRLF) or of Unix (LF).',
    };
  const delimiter = delimiterProblem(header, format);
  if (delimiter)
    return { row: null, rule: 'delimiter', message: encoding ? `${delimiter} It also ${encoding}` : delimiter };
  return encoding === null ? null : { row: null, rule: 'encoding', message: encoding };
}

function notEncoded({ encoding }: Writing): string {
  return encoding === 'utf-8'
    ? 'is not UTF-8: save it as UTF-8, or, if it is in the encoding of a Western European Windows, write ' +
        '"encoding": "windows-1252" for it in the descriptor.'
    : `is not ${encoding}, which the descriptor gives: write the right encoding there.`;
}

/**
 * What the first piece of a file shows of a wrong encoding. Every byte is valid windows-1252, so that UTF-8 would pass
 * for it.
 */
function encodingProblem(piece: Buffer, { encoding }: Writing): string | null {
  if (UTF_16.some((mark) => piece.subarray(0, 2).equals(mark)))
    return 'is UTF-16: save it as UTF-8 (spreadsheets call it "CSV UTF-8").';
  if (encoding !== 'windows-1252') return null;
  // The last character of a piece may be cut in two.
  const whole = piece.length < PIECE ? piece : piece.subarray(0, piece.lastIndexOf(0x0a) + 1);
  return whole.some((byte) => byte >= 0x80) && isUtf8(whole)
    ? 'is UTF-8, though the descriptor gives windows-1252: leave the encoding out there.'
    : null;
}

/** The byte order marks with which UTF-16 begins. */
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** The first line; names of columns are ASCII without line ends. */
function headerIn(content: Buffer): string {
  return content.subarray(0, 4096).toString('latin1').split(/\r?\n/, 1)[0] ?? '';
}

/** Where the decimal sign is a comma, spreadsheets write other delimiters. Names of columns have none of them. */
function delimiterProblem(header: string, { delimiter }: Writing): string | null {
  const used = header.includes(delimiter) ? undefined : DELIMITERS.find(([sign]) => header.includes(sign));
  if (!used) return null;
  const [sign, name] = used;
  const expected = DELIMITERS.find(([one]) => one === delimiter)![1];
  return (
    `is separated by ${name}, not by ${expected}: save it with the other, or write "dialect": {"delimiter": ` +
    `${JSON.stringify(sign)}} for it in the descriptor.`
  );
}

const DELIMITERS = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const;
