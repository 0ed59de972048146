import type { Cell } from '../../contract/package-row.js';
import { formatCell } from './cell-format.js';

/** A line of a CSV file (RFC 4180) without its line ending. */
export function csvLine(cells: readonly (Cell | undefined)[]): string {
  return cells.map((cell) => quoted(formatCell(cell))).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
