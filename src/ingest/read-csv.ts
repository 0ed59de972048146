import { CsvError, parse } from 'csv-parse/sync';
import type { Rule } from './finding.js';

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

// Rows that are too short or too long are for whoever knows the columns. Both line ends may meet in one file.
const OPTIONS = { relax_column_count: true, record_delimiter: ['\r\n', '\n'] };

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads a CSV file; either its table or the reason why there is none. */
export function readCsv(content: Buffer): { table: CsvTable } | { problem: CsvProblem } {
  const text = decode(content);
  const encoding = encodingProblem(text);
  const delimiter = delimiterProblem(content);
  // A spreadsheet that writes semicolons mostly has an encoding of its own too: both at once save a second round.
  if (delimiter) return unreadable('delimiter', encoding ? `${delimiter} It also ${encoding}` : delimiter);
  if (text === null || encoding) return unreadable('encoding', encoding!);
  try {
    const [header, ...records] = parse(text, OPTIONS) as string[][];
    return header ? { table: { header, records } } : unreadable('header', 'is empty: the first row must hold the column names.');
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { records } = cause as unknown as { records?: number };
    const message = QUOTING[cause.code] ?? `cannot be read as CSV (${cause.code}).`;
    return { problem: { row: records === undefined ? null : records + 1, rule: 'quoting', message } };
  }
}

// The reader's own messages repeat what stands in the file, which may be a person's name.
const QUOTING: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'holds a quoted value that is never closed: end it with a double quote.',
  CSV_INVALID_CLOSING_QUOTE: 'holds a quoted value that goes on after its closing quote: double the quotes inside it ("").',
  INVALID_OPENING_QUOTE: 'holds a double quote inside a value without quotes: quote the whole value and double the quotes inside it ("").',
};

function unreadable(rule: Rule, message: string): { problem: CsvProblem } {
  return { problem: { row: null, rule, message } };
}

function encodingProblem(text: string | null): string | null {
  if (text === null) return 'is not UTF-8: save the file in that encoding.';
  return text.startsWith(BYTE_ORDER_MARK)
    ? 'begins with a byte order mark: save the file as UTF-8 without one ("UTF-8", not "UTF-8 with BOM").' : null;
}

/** Where the decimal sign is a comma, spreadsheets write other delimiters. Names of columns hold none of them. */
function delimiterProblem(content: Buffer): string | null {
  const [header = ''] = content.toString('latin1').split(/\r?\n/, 1);
  const used = header.includes(',') ? undefined : OTHER_DELIMITERS.find(([sign]) => header.includes(sign));
  return used ? `is separated by ${used[1]} and must be separated by commas, with a point in decimal numbers: save it with the comma as field delimiter.` : null;
}

const OTHER_DELIMITERS = [[';', 'semicolons'], ['\t', 'tabs']] as const;

function decode(content: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
