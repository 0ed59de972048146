import { cellAddress, columnLetters } from '../../contract/cell-address.js';
import { parsePeriod } from '../../contract/period.js';
import type { SourceCells } from '../../contract/source.js';
import { type Note, noteColumns } from '../../contract/words.js';
import { mappedNote } from '../mapping/mapped-note.js';
import { tidy } from '../text.js';
import type { AreaNames, NamedArea } from './area-names.js';
import { type FigureColumn, figureColumns, headersOf, onlyColumn } from './columns.js';
import type { FindProblem } from './problems.js';
import { readFigure } from './read-figure.js';
import { cellText, MergedRows, oneLine, type SheetCell, type SheetFrame, type SheetRow } from './sheet.js';
import type { MappedTable } from './sheet-mapping.js';

/** Where the columns of a sheet are. */
interface Layout {
  figures: readonly FigureColumn[];
  /** Null where every row is about one area, or headers have the area. */
  areaColumn: number | null;
  /** Null where headers or the mapping specify the period. */
  periodColumn: number | null;
}

/** The area of a row or a column; ignored where the mapping lists the text so. */
type Placed = NamedArea | 'ignored';

/**
 * The figures of a sheet from wide to long, row by row: one row of `measurements.csv` for each cell. Nothing is kept
 * besides the rows above the figures.
 */
export class SheetFigures {
  /** Rows and columns with figures that a reader of the sheet does not see. */
  readonly hidden = { rows: 0, columns: 0 };
  readonly #frame: SheetFrame;
  readonly #mapped: MappedTable;
  readonly #areas: AreaNames;
  readonly #problem: FindProblem;
  readonly #merged: MergedRows;
  readonly #headers: SheetRow[] = [];
  readonly #placed = new Map<string, Placed>();
  readonly #first: number;
  readonly #last: number;
  #layout: Layout | null | undefined;

  /** @param problem receives what the mapping does not explain, with the address of the cell */
  constructor(frame: SheetFrame, mapped: MappedTable, areas: AreaNames, problem: FindProblem) {
    this.#frame = frame;
    this.#mapped = mapped;
    this.#areas = areas;
    this.#problem = problem;
    this.#merged = new MergedRows(frame.merged);
    this.#first = (mapped.first_row ?? Math.max(...mapped.header_rows) + 1) - 1;
    this.#last = (mapped.last_row ?? Number.POSITIVE_INFINITY) - 1;
  }

  /** The figures of a row; rows come in order. */
  take(row: SheetRow): SourceCells[] {
    this.#merged.take(row);
    if (this.#mapped.header_rows.includes(row.index + 1)) this.#headers.push(row);
    if (row.index < this.#first || row.index > this.#last) return [];
    const layout = this.layout();
    if (!layout || (row.hidden && this.#mapped.hidden === 'leave-out')) {
      if (layout) this.hidden.rows += 1;
      return [];
    }
    const figures = this.#rowsOf(row, layout);
    if (row.hidden && figures.length > 0) this.hidden.rows += 1;
    return figures;
  }

  /** The cells of a row that are figures, unread. */
  cellsOf(row: SheetRow): SheetCell[] {
    if (this.#mapped.header_rows.includes(row.index + 1)) this.#headers.push(row);
    if (row.index < this.#first || row.index > this.#last) return [];
    return this.layout()?.figures.map(({ column }) => row.cells[column] ?? null) ?? [];
  }

  /** Where the columns are; null, with problems, where the mapping does not fit the headers. */
  layout(): Layout | null {
    if (this.#layout === undefined) this.#layout = this.#layoutOf();
    return this.#layout;
  }

  #layoutOf(): Layout | null {
    const mapped = this.#mapped;
    const found: string[] = [];
    const headers = headersOf(this.#headers, mapped.header_rows);
    const area = mapped.area;
    const areaColumn = area && 'column' in area ? onlyColumn(headers, area.column, 'area.column', found) : null;
    const periodColumn =
      mapped.period_column === undefined ? null : onlyColumn(headers, mapped.period_column, 'period_column', found);
    const all = figureColumns(headers, mapped, [areaColumn, periodColumn], found);
    for (const problem of found) this.#problem(`${this.#frame.name}: ${problem}`);
    if (found.length > 0) return null;
    const seen = all.filter(({ column }) => !this.#frame.hiddenColumns.has(column));
    this.hidden.columns =
      new Set(all.map(({ column }) => column)).size - new Set(seen.map(({ column }) => column)).size;
    const figures = (mapped.hidden === 'leave-out' ? seen : all).filter((figure) => this.#isExplained(figure));
    return { figures, areaColumn, periodColumn };
  }

  /** Whether the period and the area of a header are known: one problem a column is enough. */
  #isExplained({ column, periodText, areaText }: FigureColumn): boolean {
    const place = `${this.#frame.name}!${columnLetters(column)}${Math.max(...this.#mapped.header_rows)}`;
    if (periodText !== null && this.#periodOf(periodText) === null) {
      this.#problem(`${place}: ${unknownPeriod(periodText)}`);
      return false;
    }
    const area = areaText === null ? null : this.#areaOf(areaText);
    if (area === 'ignored') return false;
    if (area && 'problem' in area) this.#problem(`${place}: ${area.problem}`);
    return !area || !('problem' in area);
  }

  #rowsOf(row: SheetRow, layout: Layout): SourceCells[] {
    const figures = layout.figures.filter(({ where }) =>
      where.every(({ column, text }) => cellText(this.#merged.at(row, column)) === text),
    );
    const areaText = layout.areaColumn === null ? null : cellText(this.#merged.at(row, layout.areaColumn));
    // A blank row separates a table from what is below it.
    if (!areaText && figures.every(({ column }) => cellText(row.cells[column]) === '')) return [];
    const placed = areaText === null ? null : this.#areaOf(areaText);
    if (placed === 'ignored' || figures.length === 0) return [];
    if (placed && 'problem' in placed) {
      this.#problem(`${cellAddress(this.#frame.name, row.index, layout.areaColumn!)}: ${placed.problem}`);
      return [];
    }
    return figures.map((figure) => this.#figureRow(row, layout, figure, placed)).filter((cells) => cells !== null);
  }

  /** The area of a text. Texts recur in every row or sheet, so each is looked up once. */
  #areaOf(text: string): Placed {
    let placed = this.#placed.get(text);
    if (placed === undefined) {
      placed = this.#lookUp(text);
      if (this.#placed.size < MOST_TEXTS) this.#placed.set(text, placed);
    }
    return placed;
  }

  #lookUp(text: string): Placed {
    const { area } = this.#mapped;
    if (area === undefined || 'fixed' in area) return this.#areas.byEither(text);
    const { by, names, ignore } = area;
    if (ignore.some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one))) return 'ignored';
    const named = names[text];
    if (named !== undefined) return { area: named, note: null };
    if (text === '') return { problem: 'is empty, in a row with figures.' };
    const found = by === 'code' ? this.#areas.byCode(text) : this.#areas.byName(text);
    if (!('problem' in found)) return found;
    return { problem: `${found.problem} Specify in names which area it is, or list it in ignore.` };
  }

  #periodOf(written: string): string | null {
    return this.#mapped.periods[written] ?? (parsePeriod(written) ? written : null);
  }

  #figureRow(
    row: SheetRow,
    layout: Layout,
    { column, mapped: rule, periodText, areaText }: FigureColumn,
    placed: Exclude<NamedArea, { problem: string }> | null,
  ): SourceCells | null {
    const address = cellAddress(this.#frame.name, row.index, column);
    const written = rule.period ?? periodText ?? cellText(this.#merged.at(row, layout.periodColumn!));
    if (this.#mapped.periods[written] === null) return null;
    const period = this.#periodOf(written);
    const joined = this.#merged.joinedWith(this.#frame.name, row, column);
    const read = readFigure(row.cells[column] ?? null, this.#mapped, rule.multiply);
    const problem =
      period === null
        ? unknownPeriod(written)
        : joined !== null
          ? `is merged with ${joined}, so that one figure is that of several rows: separate the cells.`
          : 'problem' in read
            ? read.problem
            : null;
    if (problem !== null || 'problem' in read) {
      this.#problem(`${address}: ${problem}`);
      return null;
    }
    const area = placed ?? this.#areaOfColumn(areaText);
    const notes: Note[] = [
      ...('note' in read ? [read.note] : read.notes),
      ...(area.note ? [area.note] : []),
      ...mappedNote(rule),
    ];
    const figure = 'missing' in read ? null : read;
    return {
      indicator: rule.indicator,
      area: area.area,
      period,
      value: figure?.value ?? null,
      low: figure?.low ?? null,
      high: figure?.high ?? null,
      quality: figure ? (figure.quality ?? rule.quality ?? 'NORMAL') : null,
      missing: 'missing' in read ? read.missing : null,
      rank: 1,
      locator: tidy(address),
      ...noteColumns(notes),
    };
  }

  #areaOfColumn(areaText: string | null): { area: string; note: Note | null } {
    if (areaText !== null) return this.#areaOf(oneLine(areaText)) as { area: string; note: Note | null };
    return { area: (this.#mapped.area as { fixed: string }).fixed, note: null };
  }
}

/** Texts of areas that are remembered: a column with a text of its own in each row must not fill memory. */
const MOST_TEXTS = 20_000;

function unknownPeriod(written: string): string {
  return (
    `its period "${written}" is unknown. Specify in periods which period it is, such as ` +
    `"${written || '…'}": "2024", or null to leave it out.`
  );
}
