import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Decimal } from 'decimal.js';
import readXlsxFile from 'read-excel-file/universal';
import { SourceError } from '../source-error.js';
import { columnNumber } from './cell-address.js';
import { zipEntries } from './zip-entries.js';

/** A cell: a text without blanks around it, a number, a day or time, yes or no, or nothing (also for a formula that failed). */
export type SheetCell = string | Decimal | Date | boolean | null;

/** A sheet, row by row; every row has as many cells as the widest. */
export interface Sheet {
  name: string;
  rows: readonly (readonly SheetCell[])[];
}

/** Bytes of the file as it lies on disk. */
const LARGEST_FILE = 64 * 1_048_576;
/** Cells of the rectangle that a sheet spans: one cell in the last corner of a sheet would span seventeen thousand million. */
const MOST_CELLS = 5_000_000;

/**
 * The sheets of an xlsx file.
 * @throws SourceError that names the file and says why it is not read
 */
export async function readWorkbook(path: string): Promise<{ content: Buffer; sheets: Sheet[] }> {
  const content = readContent(path);
  try {
    for (const { name, content: xml } of zipEntries(content)) if (name.endsWith('.xml')) checkSpan(name, xml.toString('latin1'));
    // A copy: the buffer of a small file is part of a larger one.
    const sheets = await readXlsxFile(Uint8Array.from(content).buffer, { parseNumber: (text) => new Decimal(text) });
    return { content, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as SheetCell[][] })) };
  } catch (cause) {
    throw new SourceError(`${basename(path)} is not read: ${(cause as Error).message}. Save it again as xlsx with a spreadsheet program.`);
  }
}

function readContent(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_FILE) throw new SourceError(`${basename(path)} has ${Math.ceil(size / 1_048_576)} MB, more than the ${LARGEST_FILE / 1_048_576} MB that are read: keep the sheets that are needed.`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`The file ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
}

function checkSpan(name: string, xml: string): void {
  let rows = 0;
  let columns = 0;
  for (const [, letters, row] of xml.matchAll(/\sr\s*=\s*["']([A-Z]{1,9})(\d{1,9})["']/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters!));
  }
  if (rows * columns > MOST_CELLS) throw new SourceError(`${name} spans ${rows} rows and ${columns} columns, more than ${MOST_CELLS} cells`);
}
