import type { Sheet, SheetCell } from './read-workbook.js';

/** The text of a cell, on one line. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return (typeof cell === 'object' ? cell.toFixed() : String(cell)).replace(/\s+/g, ' ').trim();
}

/**
 * What stands above each column: a text for each header row. In all but the last row an empty cell has the text to its left, as
 * cells that are merged over several columns have.
 */
export function headersOf(sheet: Sheet, headerRows: readonly number[]): string[][] {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const lines = headerRows.map((number, index) => {
    const texts = Array.from({ length: width }, (_, column) => cellText(sheet.rows[number - 1]?.[column]));
    return index === headerRows.length - 1 ? texts : filledToTheRight(texts);
  });
  return Array.from({ length: width }, (_, column) => lines.map((line) => line[column]!));
}

function filledToTheRight(texts: readonly string[]): string[] {
  let last = '';
  return texts.map((text) => {
    last = text || last;
    return last;
  });
}

/** The columns above which this text stands by itself, in whichever header row. */
export function columnsNamed(headers: readonly (readonly string[])[], name: string): number[] {
  const wanted = name.replace(/\s+/g, ' ').trim();
  return headers.flatMap((header, column) => (header.includes(wanted) ? [column] : []));
}
