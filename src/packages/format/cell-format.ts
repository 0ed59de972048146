import type { Cell } from '../../contract/package-row.js';

/** The separator of the items of a list in a cell. */
export const LIST_SEPARATOR = '|';

/** The pattern of a slug, also for Table Schema. */
export const SLUG_PATTERN = '[a-z0-9]+(-[a-z0-9]+)*';

/** The text of a cell in a package's file; a missing value is an empty cell. */
export function formatCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.join(LIST_SEPARATOR);
  return typeof cell === 'number' ? formatNumber(cell) : String(cell);
}

// Packages write numbers in full: 0.0000001, not 1e-7.
function formatNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
