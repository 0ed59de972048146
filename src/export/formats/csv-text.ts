import type { ExportCell } from '../../persistence/export-table.js';
import { formatCell } from '../../datapackage/cell-format.js';

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
