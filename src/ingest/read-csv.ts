import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse as streamParser } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Rule } from './finding.js';
import { PLAIN_FORMAT, type ResourceFormat } from './resource-format.js';

/** What makes a file unreadable as a whole. Its text never repeats a value. */
export interface CsvProblem {
  row: number | null;
  rule: Rule;
  message: string;
}

/** A CSV file taken apart (RFC 4180), before its cells mean anything. */
export interface CsvTable {
  header: string[];
  records: string[][];
}

/** A way of writing a file, without what concerns its numbers. */
type Writing = Pick<ResourceFormat, 'encoding' | 'delimiter'>;

// Rows that are too short or too long are for whoever knows the columns. Both line ends may meet in one file.
function options({ delimiter }: Writing) {
  return { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] };
}

/** Reads a CSV file; either its table or the reason why there is none. */
export function readCsv(content: Buffer, format: Writing = PLAIN_FORMAT): { table: CsvTable } | { problem: CsvProblem } {
  // A byte order mark, with which UTF-8 may begin, is left out by the decoder.
  const text = attempt(() => new TextDecoder(format.encoding, { fatal: true }).decode(content));
  const encoding = text === null ? notEncoded(format) : encodingProblem(content, format);
  const problem = problemOfStart(encoding, headerIn(content), format);
  if (text === null || problem) return { problem: problem! };
  try {
    const [header, ...records] = parse(text, options(format)) as string[][];
    return header ? { table: { header, records } } : { problem: EMPTY };
  } catch (cause) {
    return { problem: quotingProblem(cause) };
  }
}

/** Rows that are handed on together: a turn of the event loop for each would take longer than its reading. */
const ROWS = 1_000;

/** Reads a CSV file of any size, some rows at a time, the header first. What comes last may be the reason why it ends before its end. */
export async function* readCsvRows(path: string, format: Writing): AsyncGenerator<string[][] | CsvProblem> {
  const parser = streamParser(options(format));
  let rows: string[][] = [];
  let ended: { cause: unknown } | null = null;
  let wake = (): void => {};
  parser.on('data', (row: string[]) => {
    rows.push(row);
    if (rows.length < ROWS) return;
    parser.pause();
    wake();
  });
  // What goes wrong with the file ends the parser as well.
  pipeline(textOf(path, format), parser, (cause) => {
    ended = { cause };
    wake();
  });
  let some = false;
  while (ended === null || rows.length > 0) {
    if (rows.length === 0) await new Promise<void>((resolve) => { wake = resolve; });
    const ready = rows;
    rows = [];
    some ||= ready.length > 0;
    if (ready.length > 0) yield ready;
    parser.resume();
  }
  const { cause } = ended as { cause: unknown };
  if (cause instanceof UnreadableError) yield cause.problem;
  else if (cause) yield quotingProblem(cause);
  else if (!some) yield EMPTY;
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
    const text = attempt(() => decoder.decode(chunk, { stream: true }));
    if (text === null) throw new UnreadableError(problemOfStart(notEncoded(format), header, format)!);
    yield text;
  }
}

/** Bytes read at a time. */
const PIECE = 1 << 18;

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

const EMPTY: CsvProblem = { row: null, rule: 'header', message: 'is empty: the first row must hold the column names.' };

// The reader's own messages repeat what stands in the file, which may be a person's name.
const QUOTING: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'holds a quoted value that is never closed: end it with a double quote.',
  CSV_INVALID_CLOSING_QUOTE: 'holds a quoted value that goes on after its closing quote: double the quotes inside it ("").',
  INVALID_OPENING_QUOTE: 'holds a double quote inside a value without quotes: quote the whole value and double the quotes inside it ("").',
};

function quotingProblem(cause: unknown): CsvProblem {
  if (!(cause instanceof CsvError)) throw cause;
  const { records } = cause as unknown as { records?: number };
  return { row: records === undefined ? null : records + 1, rule: 'quoting', message: QUOTING[cause.code] ?? `cannot be read as CSV (${cause.code}).` };
}

/** A spreadsheet that writes semicolons mostly has an encoding of its own too: both at once save a second round. */
function problemOfStart(encoding: string | null, header: string, format: Writing): CsvProblem | null {
  const delimiter = delimiterProblem(header, format);
  if (delimiter) return { row: null, rule: 'delimiter', message: encoding ? `${delimiter} It also ${encoding}` : delimiter };
  return encoding === null ? null : { row: null, rule: 'encoding', message: encoding };
}

function notEncoded({ encoding }: Writing): string {
  return encoding === 'utf-8'
    ? 'is not UTF-8: save it as UTF-8, or, if it is in the encoding of a Western European Windows, say "encoding": "windows-1252" for it in the descriptor.'
    : `is not ${encoding}, as the descriptor says: say the right encoding there.`;
}

/** What a piece of a file shows of a wrong encoding. Every byte means something in windows-1252, so that UTF-8 would pass for it. */
function encodingProblem(piece: Buffer, { encoding }: Writing): string | null {
  if (encoding !== 'windows-1252') return null;
  // The last character of a piece may be cut in two.
  const whole = piece.length < PIECE ? piece : piece.subarray(0, piece.lastIndexOf(0x0a) + 1);
  return whole.some((byte) => byte >= 0x80) && isUtf8(whole) ? 'is UTF-8, though the descriptor says windows-1252: leave the encoding out there.' : null;
}

/** The first line; names of columns hold no letter beyond ASCII and no line end. */
function headerIn(content: Buffer): string {
  return content.subarray(0, 4096).toString('latin1').split(/\r?\n/, 1)[0] ?? '';
}

/** Where the decimal sign is a comma, spreadsheets write other delimiters. Names of columns hold none of them. */
function delimiterProblem(header: string, { delimiter }: Writing): string | null {
  const used = header.includes(delimiter) ? undefined : DELIMITERS.find(([sign]) => header.includes(sign));
  if (!used) return null;
  const [sign, name] = used;
  const expected = DELIMITERS.find(([one]) => one === delimiter)![1];
  return `is separated by ${name}, not by ${expected}: save it with the other, or say "dialect": {"delimiter": ${JSON.stringify(sign)}} for it in the descriptor.`;
}

const DELIMITERS = [[',', 'commas'], [';', 'semicolons'], ['\t', 'tabs']] as const;
