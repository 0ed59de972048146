import { suggestion } from '../errors.js';
import { hasScale } from '../scaled-unit.js';
import { cellText, oneLine, type SheetRow } from './sheet.js';
import type { MappedColumn, MappedTable } from './sheet-mapping.js';

const PERIOD = '{period}';
const AREA = '{area}';

/**
 * Matches the header of a column: a text for each header row, in which `{period}` matches a period, `{area}` an area
 * and `*` any text.
 */
class ColumnPattern {
  readonly #rows: RegExp[];
  /** Whether the header contains the period. */
  readonly hasPeriod: boolean;
  /** Whether the header contains the area. */
  readonly hasArea: boolean;
  /** Whether every text is written out. */
  readonly isExact: boolean;

  constructor(header: readonly string[]) {
    this.hasPeriod = header.some((text) => text.includes(PERIOD));
    this.hasArea = header.some((text) => text.includes(AREA));
    this.isExact = !this.hasPeriod && !this.hasArea && !header.some((text) => text.includes('*'));
    this.#rows = header.map(
      (text) =>
        new RegExp(
          `^${oneLine(text)
            .split(/(\{period\}|\{area\})/)
            .map(expression)
            .join('')}$`,
        ),
    );
  }

  /** Number of header rows. */
  get size(): number {
    return this.#rows.length;
  }

  /** The texts of the period and of the area, empty where the header has none; null when it does not match. */
  match(header: readonly string[]): { period: string; area: string } | null {
    let [period, area] = ['', ''];
    for (const [index, pattern] of this.#rows.entries()) {
      const match = pattern.exec(header[index] ?? '');
      if (!match) return null;
      period = match.groups?.period?.trim() ?? period;
      area = match.groups?.area?.trim() ?? area;
    }
    return { period, area };
  }
}

function expression(piece: string): string {
  if (piece === PERIOD) return '(?<period>.+)';
  if (piece === AREA) return '(?<area>.+)';
  return piece
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
}

/**
 * The header of each column: a text for each header row. In all but the last row an empty cell takes the text to its
 * left, since cells merged over several columns hold it in the first.
 */
export function headersOf(rows: readonly SheetRow[], headerRows: readonly number[]): string[][] {
  const found = headerRows.map((number) => rows.find(({ index }) => index === number - 1)?.cells ?? []);
  const width = Math.max(0, ...found.map((cells) => cells.length));
  const lines = found.map((cells, index) => {
    const texts = Array.from({ length: width }, (_, column) => cellText(cells[column]));
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
  const wanted = oneLine(name);
  return headers.flatMap((header, column) => (header.includes(wanted) ? [column] : []));
}

/** A column of a sheet whose cells become figures. */
export interface FigureColumn {
  column: number;
  mapped: MappedColumn;
  /** The period in the header; null where the mapping or another column specifies it. */
  periodText: string | null;
  /** The area in the header; null where the mapping or another column specifies it. */
  areaText: string | null;
  /** Further columns that must have these texts for a row to count. */
  where: readonly { column: number; text: string }[];
}

/**
 * Finds the columns of a mapping by their headers.
 * @param taken columns with the area or the period of a row: no pattern takes them for figures
 */
export function figureColumns(
  headers: readonly (readonly string[])[],
  table: MappedTable,
  taken: readonly (number | null)[],
  problems: string[],
): FigureColumn[] {
  const conditions = new Set(
    table.columns.flatMap(({ where }) => Object.keys(where)).flatMap((name) => columnsNamed(headers, name)),
  );
  return table.columns.flatMap((mapped, index) => {
    const place = `columns[${index}]`;
    const pattern = new ColumnPattern(typeof mapped.header === 'string' ? [mapped.header] : mapped.header);
    if (pattern.size !== table.header_rows.length) {
      problems.push(
        `${place}.header: has ${pattern.size} texts for ${table.header_rows.length} header rows; "*" matches any text.`,
      );
      return [];
    }
    problems.push(...specifiedOnce(place, pattern, mapped, table));
    const where = Object.entries(mapped.where).flatMap(([name, text]) => {
      const column = onlyColumn(headers, name, `${place}.where`, problems);
      return column === null ? [] : [{ column, text: oneLine(text) }];
    });
    const found = headers.flatMap((header, column) => {
      if (!pattern.isExact && (taken.includes(column) || conditions.has(column))) return [];
      const match = pattern.match(header);
      if (!match || (pattern.hasPeriod && table.periods[match.period] === null)) return [];
      const periodText = pattern.hasPeriod ? match.period : null;
      return [{ column, mapped, where, periodText, areaText: pattern.hasArea ? match.area : null }];
    });
    if (found.length === 0)
      problems.push(
        `${place}.header: no column has ${JSON.stringify(mapped.header)} above it. ` +
          `${suggestion(String(mapped.header), headings(headers))}`,
      );
    problems.push(...unscaled(place, mapped, found, headers));
    return found;
  });
}

function specifiedOnce(place: string, pattern: ColumnPattern, mapped: MappedColumn, table: MappedTable): string[] {
  const once = (one: boolean[]) => one.filter((given) => given).length === 1;
  return [
    ...(once([mapped.period !== undefined, pattern.hasPeriod, table.period_column !== undefined])
      ? []
      : [
          `${place}: the period must be specified once: by period, by {period} in the header, or by period_column ` +
            'of the sheet.',
        ]),
    ...(once([pattern.hasArea, table.area !== undefined])
      ? []
      : [`${place}: the area must be specified once: by {area} in the header, or by area of the sheet.`]),
  ];
}

/** A header that states a multiplier needs the factor, or "1": nothing else tells whether the figures are thousands. */
function unscaled(
  place: string,
  { multiply }: MappedColumn,
  found: readonly FigureColumn[],
  headers: readonly (readonly string[])[],
): string[] {
  if (multiply !== undefined) return [];
  const scaled = found.map(({ column }) => headers[column]!.join(' / ')).find(hasScale);
  if (scaled === undefined) return [];
  return [
    `${place}.multiply: is missing; "${scaled}" states a multiplier. Specify the factor, such as "1000", or "1" to ` +
      'keep the figures as they are.',
  ];
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
