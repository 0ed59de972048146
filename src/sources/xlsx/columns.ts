import { suggestion } from '../errors.js';
import type { MappedColumn, MappedSheet } from './mapping.js';
import type { Sheet, SheetCell } from './read-workbook.js';

const PERIOD = '{period}';

/**
 * Matches the header of a column: a text for each header row, in which `{period}` matches a period and `*` any text.
 */
class ColumnPattern {
  readonly #rows: RegExp[];
  /** Whether the header contains the period. */
  readonly hasPeriod: boolean;

  constructor(header: readonly string[]) {
    this.hasPeriod = header.some((text) => text.includes(PERIOD));
    this.#rows = header.map(
      (text) => new RegExp(`^${text.replace(/\s+/g, ' ').trim().split(PERIOD).map(literal).join('(?<period>.+)')}$`),
    );
  }

  /** Number of header rows. */
  get size(): number {
    return this.#rows.length;
  }

  /** The text of the period, empty where the header has none; null when the header does not match. */
  match(header: readonly string[]): { period: string } | null {
    let period = '';
    for (const [index, pattern] of this.#rows.entries()) {
      const match = pattern.exec(header[index] ?? '');
      if (!match) return null;
      period = match.groups?.period?.trim() ?? period;
    }
    return { period };
  }
}

function literal(text: string): string {
  return text
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
}

/** The text of a cell, on one line. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return (typeof cell === 'object' ? cell.toFixed() : String(cell)).replace(/\s+/g, ' ').trim();
}

/**
 * The header of each column: a text for each header row. In all but the last row an empty cell takes the text to its
 * left, since cells merged over several columns hold it in the first.
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

/** The columns with this text in any header row. */
function columnsNamed(headers: readonly (readonly string[])[], name: string): number[] {
  const wanted = name.replace(/\s+/g, ' ').trim();
  return headers.flatMap((header, column) => (header.includes(wanted) ? [column] : []));
}

/** A column of a sheet whose cells become figures. */
export interface FigureColumn {
  column: number;
  mapped: MappedColumn;
  /** The period in the header; null where the mapping or another column specifies it. */
  periodText: string | null;
  /** Further columns that must have these texts for a row to count. */
  where: readonly { column: number; text: string }[];
}

/** Finds the columns of a mapping by their headers. */
export function figureColumns(
  headers: readonly (readonly string[])[],
  sheet: MappedSheet,
  problems: string[],
): FigureColumn[] {
  return sheet.columns.flatMap((mapped, index) => {
    const place = `columns[${index}]`;
    const pattern = new ColumnPattern(typeof mapped.header === 'string' ? [mapped.header] : mapped.header);
    if (pattern.size !== sheet.header_rows.length) {
      problems.push(
        `${place}.header: has ${pattern.size} texts for ${sheet.header_rows.length} header rows; "*" matches any text.`,
      );
      return [];
    }
    const specified = [mapped.period !== undefined, pattern.hasPeriod, sheet.period_column !== undefined].filter(
      (one) => one,
    ).length;
    if (specified !== 1)
      problems.push(
        `${place}: the period must be specified once: by period, by {period} in the header, or by period_column ` +
          'of the sheet.',
      );
    const where = Object.entries(mapped.where).flatMap(([name, text]) => {
      const column = onlyColumn(headers, name, `${place}.where`, problems);
      return column === null ? [] : [{ column, text }];
    });
    const found = headers.flatMap((header, column) => {
      const match = pattern.match(header);
      return match ? [{ column, mapped, where, periodText: pattern.hasPeriod ? match.period : null }] : [];
    });
    if (found.length === 0)
      problems.push(
        `${place}.header: no column of "${sheet.sheet}" has ${JSON.stringify(mapped.header)} above it. ` +
          `${suggestion(String(mapped.header), headings(headers))}`,
      );
    return found;
  });
}

/** The one column with this header; null, with a problem, when there are none or several. */
export function onlyColumn(
  headers: readonly (readonly string[])[],
  name: string,
  place: string,
  problems: string[],
): number | null {
  const [column, ...others] = columnsNamed(headers, name);
  if (column !== undefined && others.length === 0) return column;
  problems.push(
    column === undefined
      ? `${place}: no column has "${name}" above it. ${suggestion(name, headings(headers))}`
      : `${place}: "${name}" is above ${others.length + 1} columns.`,
  );
  return null;
}

function headings(headers: readonly (readonly string[])[]): string[] {
  return [
    ...new Set(headers.map((header) => header.filter((text) => text !== '').join(' / ')).filter((text) => text !== '')),
  ];
}
