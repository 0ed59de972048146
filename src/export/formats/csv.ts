import type { ExportCell } from '../../contract/export-table.js';
import type { FileFormat, Pieces } from '../file-format.js';
import type { ExportRun } from '../export-run.js';
import { csvLine as csvRow } from '../../packages/format/csv-line.js';

/**
 * A line of cells, ended as in RFC 4180. An empty text and a missing value are written alike: the graph has no empty
 * texts.
 */
export function csvLine(cells: readonly ExportCell[]): string {
  return `${csvRow(cells)}\r\n`;
}

/** The rows of a run, after a header line. */
export async function* csvOf(run: ExportRun): Pieces {
  const names = run.table.columns.map(({ name }) => name);
  yield csvLine(names);
  for await (const rows of run.rows()) yield rows.map((row) => csvLine(names.map((name) => row[name]!))).join('');
}

/**
 * Comma-separated values, RFC 4180: UTF-8 without byte order mark, decimal point, empty cells for missing values. Cells
 * are unchanged, even where a spreadsheet program would read a formula: a file that alters data is not a source.
 */
export const csv: FileFormat = {
  value: 'CSV',
  ending: 'csv',
  description: 'Comma-separated values, RFC 4180, UTF-8.',
  observationsOnly: false,
  mediaType: 'text/csv; charset=utf-8; header=present',
  compressible: true,
  dcat: { mediaType: 'text/csv', fileType: 'CSV', standard: 'https://www.rfc-editor.org/rfc/rfc4180' },
  open: ({ run }) => csvOf(run),
};
