import { cellAddress } from '../../contract/cell-address.js';
import { parsePeriod } from '../../contract/period.js';
import type { SourceCells } from '../../contract/source.js';
import { noteColumns } from '../../contract/words.js';
import { mappedNote } from '../mapping/mapped-note.js';
import { tidy } from '../text.js';
import { cellText, type FigureColumn, figureColumns, headersOf, onlyColumn } from './columns.js';
import type { MappedSheet } from './mapping.js';
import { areaOfCell, cellValue } from './read-cell.js';
import type { Sheet, SheetCell } from './read-workbook.js';

/** Where the columns of a sheet are. */
interface Layout {
  figures: FigureColumn[];
  /** Null where every row is about one area. */
  areaColumn: number | null;
  /** Null where headers or the mapping specify the period. */
  periodColumn: number | null;
}

/**
 * The figures of a sheet from wide to long: one row of `measurements.csv` for each cell.
 * @param problems receives what the mapping does not explain, with the address of the cell
 */
export function sheetRows(
  sheet: Sheet,
  mapped: MappedSheet,
  known: ReadonlyMap<string, string>,
  problems: string[],
): SourceCells[] {
  const layout = layoutOf(sheet, mapped, problems);
  if (!layout) return [];
  const first = (mapped.first_row ?? Math.max(...mapped.header_rows) + 1) - 1;
  const last = Math.min(mapped.last_row ?? sheet.rows.length, sheet.rows.length);
  return sheet.rows
    .slice(first, last)
    .flatMap((cells, index) => rowsOf(sheet.name, first + index, cells, mapped, layout, known, problems));
}

function layoutOf(sheet: Sheet, mapped: MappedSheet, problems: string[]): Layout | null {
  const found: string[] = [];
  const headers = headersOf(sheet, mapped.header_rows);
  const layout = {
    figures: figureColumns(headers, mapped, found),
    areaColumn: 'column' in mapped.area ? onlyColumn(headers, mapped.area.column, 'area.column', found) : null,
    periodColumn:
      mapped.period_column === undefined ? null : onlyColumn(headers, mapped.period_column, 'period_column', found),
  };
  problems.push(...found.map((problem) => `${sheet.name}: ${problem}`));
  return found.length === 0 ? layout : null;
}

function rowsOf(
  sheet: string,
  row: number,
  cells: readonly SheetCell[],
  mapped: MappedSheet,
  layout: Layout,
  known: ReadonlyMap<string, string>,
  problems: string[],
): SourceCells[] {
  const figures = layout.figures.filter(({ where }) =>
    where.every(({ column, text }) => cellText(cells[column]) === text),
  );
  const areaCell = layout.areaColumn === null ? null : (cells[layout.areaColumn] ?? null);
  // A blank row separates a table from what is below it.
  if (
    figures.every(({ column }) => cellText(cells[column]) === '') &&
    (layout.areaColumn === null || cellText(areaCell) === '')
  )
    return [];
  const area = 'fixed' in mapped.area ? { area: mapped.area.fixed } : areaOfCell(areaCell, mapped.area, known);
  if (area === 'ignored') return [];
  if ('problem' in area) {
    problems.push(`${cellAddress(sheet, row, layout.areaColumn!)}: ${area.problem}`);
    return [];
  }
  return figures.flatMap((figure) => {
    const figureOrProblem = figureRow(sheet, row, cells, mapped, layout, figure);
    if ('row' in figureOrProblem) return [{ ...figureOrProblem.row, area: area.area }];
    problems.push(figureOrProblem.problem);
    return [];
  });
}

function figureRow(
  sheet: string,
  row: number,
  cells: readonly SheetCell[],
  mapped: MappedSheet,
  layout: Layout,
  { column, mapped: rule, periodText }: FigureColumn,
): { row: SourceCells } | { problem: string } {
  const address = cellAddress(sheet, row, column);
  const written = rule.period ?? periodText ?? cellText(cells[layout.periodColumn!]);
  const period = mapped.periods[written] ?? (parsePeriod(written) ? written : null);
  if (period === null) {
    return {
      problem:
        `${address}: its period "${written}" is unknown. Specify in periods which period it is, such as ` +
        `"${written || '…'}": "2024".`,
    };
  }
  const read = cellValue(cells[column] ?? null, mapped, rule.multiply);
  if ('problem' in read) return { problem: `${address}: ${read.problem}` };
  const value = 'value' in read ? read.value : null;
  return {
    row: {
      indicator: rule.indicator,
      period,
      value,
      quality: value === null ? null : (rule.quality ?? 'NORMAL'),
      missing: 'missing' in read ? read.missing : null,
      rank: 1,
      locator: tidy(address),
      ...noteColumns([...('note' in read ? [read.note] : []), ...mappedNote(rule)]),
    },
  };
}
