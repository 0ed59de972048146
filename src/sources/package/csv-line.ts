import { formatCell } from '../../datapackage/cell-format.js';
import type { Cell } from '../../persistence/package-resource.js';

/** One row of a CSV file (RFC 4180), with the newline behind it. */
export function csvLine(cells: readonly (Cell | undefined)[]): string {
  return `${cells.map((cell) => quoted(formatCell(cell))).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
