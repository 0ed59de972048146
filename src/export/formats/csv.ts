import { ExportFormat } from '../../shared/export-format.js';
import type { ExportRun } from '../export-run.js';
import type { FileFormat, Pieces } from '../export-file.js';
import { csvLine } from './csv-text.js';

/** The rows of a run with a line of headings. */
export async function* csvOf(run: ExportRun): Pieces {
  const names = run.table.columns.map(({ name }) => name);
  yield csvLine(names);
  for await (const rows of run.rows()) yield rows.map((row) => csvLine(names.map((name) => row[name]!))).join('');
}

/**
 * Comma-separated values, RFC 4180: UTF-8 without byte order mark, decimal point, an empty cell for what is not there. Cells are
 * as they are in the data, also where a spreadsheet program would take one for a formula: a file that alters data is no source.
 */
export const csv: FileFormat = {
  format: ExportFormat.CSV,
  mediaType: 'text/csv; charset=utf-8; header=present',
  compressible: true,
  open: ({ run }) => csvOf(run),
};
