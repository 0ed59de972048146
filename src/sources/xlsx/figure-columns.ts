import { suggestion } from '../suggest.js';
import { ColumnPattern } from './column-pattern.js';
import { columnsNamed } from './header.js';
import type { MappedColumn, MappedSheet } from './xlsx-mapping.js';

/** A column of a sheet whose cells become figures. */
export interface FigureColumn {
  column: number;
  mapped: MappedColumn;
  /** The period as the header says it; null where the mapping or another column does. */
  periodText: string | null;
  /** Further columns that must hold these texts for a row to count. */
  where: readonly { column: number; text: string }[];
}

/** Finds the columns that a mapping speaks of by what stands above them. */
export function figureColumns(headers: readonly (readonly string[])[], sheet: MappedSheet, problems: string[]): FigureColumn[] {
  return sheet.columns.flatMap((mapped, index) => {
    const place = `columns[${index}]`;
    const pattern = new ColumnPattern(typeof mapped.header === 'string' ? [mapped.header] : mapped.header);
    if (pattern.size !== sheet.header_rows.length) {
      problems.push(`${place}.header: has ${pattern.size} texts for ${sheet.header_rows.length} header rows; "*" stands for any text.`);
      return [];
    }
    const ways = [mapped.period !== undefined, pattern.saysPeriod, sheet.period_column !== undefined].filter((one) => one).length;
    if (ways !== 1) problems.push(`${place}: the period must be said in one way: by period, by {period} in the header, or by period_column of the sheet.`);
    const where = Object.entries(mapped.where).flatMap(([name, text]) => {
      const column = onlyColumn(headers, name, `${place}.where`, problems);
      return column === null ? [] : [{ column, text }];
    });
    const found = headers.flatMap((header, column) => {
      const match = pattern.match(header);
      return match ? [{ column, mapped, where, periodText: pattern.saysPeriod ? match.period : null }] : [];
    });
    if (found.length === 0) problems.push(`${place}.header: no column of "${sheet.sheet}" has ${JSON.stringify(mapped.header)} above it. ${suggestion(String(mapped.header), headings(headers))}`);
    return found;
  });
}

/** The one column above which a text stands; null, with a problem, when there are none or several. */
export function onlyColumn(headers: readonly (readonly string[])[], name: string, place: string, problems: string[]): number | null {
  const [column, ...others] = columnsNamed(headers, name);
  if (column !== undefined && others.length === 0) return column;
  problems.push(column === undefined
    ? `${place}: no column has "${name}" above it. ${suggestion(name, headings(headers))}`
    : `${place}: "${name}" stands above ${others.length + 1} columns.`);
  return null;
}

function headings(headers: readonly (readonly string[])[]): string[] {
  return [...new Set(headers.map((header) => header.filter((text) => text !== '').join(' / ')).filter((text) => text !== ''))];
}
