import type { Decimal } from 'decimal.js';
import { cellAddress } from '../../contract/cell-address.js';

/** A number that its cell shows as a percentage: the content 0.171 is shown as 17.1%. */
export class Percentage {
  constructor(
    /** The content of the cell. */
    readonly fraction: Decimal,
  ) {}
}

/** A trimmed text, a number, a date or time, a boolean; null for an empty cell and for a formula that failed. */
export type SheetCell = string | Decimal | Percentage | Date | boolean | null;

/** A row of a sheet. */
export interface SheetRow {
  /** From 0. */
  index: number;
  cells: readonly SheetCell[];
  hidden?: boolean;
}

/** Cells that are joined into one, whose content is in the first; rows and columns count from 0. */
export interface MergedCells {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What a sheet has besides its rows. */
export interface SheetFrame {
  name: string;
  merged: readonly MergedCells[];
  /** Columns that a reader of the sheet does not see, from 0. */
  hiddenColumns: ReadonlySet<number>;
  /** Whether the whole sheet is hidden. */
  hidden: boolean;
}

/** A sheet; only rows with content are listed. */
export interface Sheet extends SheetFrame {
  rows: readonly SheetRow[];
}

/** The text of a cell, on one line. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (cell instanceof Percentage) return `${cell.fraction.times(100).toFixed()}%`;
  return oneLine(typeof cell === 'object' ? cell.toFixed() : String(cell));
}

/** White space of every kind, no-break spaces too, as single blanks. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}

/** Cells merged over several rows: their content applies to each of them. */
export class MergedRows {
  readonly #ranges: readonly MergedCells[];
  readonly #contents = new Map<MergedCells, SheetCell>();

  constructor(merged: readonly MergedCells[]) {
    this.#ranges = merged.filter(({ top, bottom }) => bottom > top);
  }

  /** Remembers what the first cells of ranges have. */
  take({ index, cells }: SheetRow): void {
    for (const range of this.#ranges) if (range.top === index) this.#contents.set(range, cells[range.left] ?? null);
  }

  /** The content of a cell, or of the cells that it is merged with. */
  at({ index, cells }: SheetRow, column: number): SheetCell {
    const range = this.#above(index, column);
    return (range && this.#contents.get(range)) ?? cells[column] ?? null;
  }

  /** The address of the cell above that this one is merged with; null without one. */
  joinedWith(sheet: string, { index }: SheetRow, column: number): string | null {
    const range = this.#above(index, column);
    return range && this.#contents.get(range) != null ? cellAddress(sheet, range.top, range.left) : null;
  }

  #above(index: number, column: number): MergedCells | undefined {
    return this.#ranges.find(
      ({ top, left, bottom, right }) => index > top && index <= bottom && column >= left && column <= right,
    );
  }
}
