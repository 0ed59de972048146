import { ExportFormat } from '../../contract/export-format.js';
import type { ExportCell } from '../../contract/export-table.js';
import type { FileFormat, Pieces } from '../about.js';
import type { ExportRun } from '../export-run.js';
import { formatCell } from '../../packages/format/cell-format.js';

/** RFC 4180 ends lines so. */
const LINE_END = '\r\n';

/** A cell as RFC 4180 writes it. An empty text and no text at all are alike: nothing in the graph is an empty text. */
function csvCell(cell: ExportCell): string {
  const text = formatCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of cells. */
export function csvLine(cells: readonly ExportCell[]): string {
  return cells.map(csvCell).join(',') + LINE_END;
}

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
