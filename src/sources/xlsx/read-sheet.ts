import { Decimal } from 'decimal.js';
import { columnNumber } from '../../contract/cell-address.js';
import { SourceError } from '../../contract/source.js';
import { type MergedCells, Percentage, type Sheet, type SheetCell, type SheetRow } from '../sheet/sheet.js';
import type { NumberStyle } from './styles.js';
import { TextCollector } from './texts.js';
import { readXml } from './xml.js';

/** What cells refer to. */
export interface WorkbookParts {
  texts: readonly string[];
  styles: readonly NumberStyle[];
  /** Whether days count from 1904, as those of old Macintosh files do. */
  from1904: boolean;
}

/** Cells with content of one sheet. */
const MOST_CELLS = 5_000_000;
/** The last column of any spreadsheet program is XFD. */
const MOST_COLUMNS = 16_384;

type Attribute = (name: string) => string | undefined;

/** Reads a sheet. Rows and cells without a reference follow those before them (ECMA-376 18.3.1.4 and 18.3.1.73). */
class SheetReader {
  readonly rows: SheetRow[] = [];
  readonly merged: MergedCells[] = [];
  readonly hiddenColumns = new Set<number>();
  readonly #parts: WorkbookParts;
  readonly #texts = new TextCollector();
  #row = -1;
  #hidden = false;
  #cells: SheetCell[] = [];
  #column = -1;
  #type = 'n';
  #style: NumberStyle = 'number';
  #value = '';
  #inValue = false;
  #inCell = false;
  #count = 0;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
  }

  open(name: string, attribute: Attribute): void {
    if (this.#inCell) {
      if (name === 'v') this.#inValue = true;
      else this.#texts.open(name, attribute);
    } else if (name === 'c') this.#openCell(attribute);
    else if (name === 'row') this.#openRow(attribute);
    else if (name === 'mergeCell') this.#merge(attribute('ref') ?? '');
    else if (name === 'col' && isTrue(attribute('hidden'))) this.#hide(attribute);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (this.#inCell) this.#texts.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inCell) this.#texts.text(text);
  }

  #openRow(attribute: Attribute): void {
    this.#row = Number(attribute('r') ?? this.#row + 2) - 1;
    this.#hidden = isTrue(attribute('hidden'));
    this.#cells = [];
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#cells.length > 0)
      this.rows.push({ index: this.#row, cells: this.#cells, ...(this.#hidden ? { hidden: true } : {}) });
  }

  #openCell(attribute: Attribute): void {
    const letters = /^\$?([A-Z]{1,3})/.exec(attribute('r') ?? '')?.[1];
    this.#column = letters === undefined ? this.#column + 1 : columnNumber(letters) - 1;
    this.#type = attribute('t') ?? 'n';
    this.#style = this.#parts.styles[Number(attribute('s') ?? 0)] ?? 'number';
    this.#value = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    const cell = this.#cellOf(this.#value, this.#texts.take());
    if (cell === null || cell === '') return;
    this.#count += 1;
    if (this.#count > MOST_CELLS || this.#column >= MOST_COLUMNS)
      throw new SourceError(`a sheet has more than ${MOST_CELLS} cells with content, or columns beyond XFD`);
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = cell;
  }

  #cellOf(value: string, inline: string): SheetCell {
    switch (this.#type) {
      case 's':
        return this.#parts.texts[Number(value)] ?? null;
      case 'inlineStr':
        return inline;
      case 'str':
        return value.trim();
      case 'b':
        return isTrue(value);
      case 'e':
        return null;
      case 'd':
        return dayOf(value);
      default:
        return this.#numberOf(value.trim());
    }
  }

  #numberOf(value: string): SheetCell {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return value;
    const number = new Decimal(value);
    if (this.#style === 'percentage') return new Percentage(number);
    return this.#style === 'date' ? (dateOf(number.toNumber(), this.#parts.from1904) ?? number) : number;
  }

  #merge(reference: string): void {
    const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
    if (!match) return;
    const [, left, top, right, bottom] = match as unknown as [string, string, string, string, string];
    this.merged.push({
      top: Number(top) - 1,
      left: columnNumber(left) - 1,
      bottom: Number(bottom) - 1,
      right: columnNumber(right) - 1,
    });
  }

  #hide(attribute: Attribute): void {
    const last = Math.min(Number(attribute('max')), MOST_COLUMNS);
    for (let column = Number(attribute('min')); column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

const DAY_MS = 86_400_000;

/**
 * The date of a serial number. That of 1900 counts a 29 February that was none; a number beyond the year 9999 is shown
 * as an error by every program.
 */
function dateOf(serial: number, from1904: boolean): Date | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS));
}

function dayOf(value: string): SheetCell {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? value : date;
}

/** A sheet of a workbook, from its XML. */
export function readSheet(name: string, hidden: boolean, xml: string, parts: WorkbookParts): Sheet {
  const reader = new SheetReader(parts);
  readXml(xml, {
    open: (element, attribute) => reader.open(element, attribute),
    close: (element) => reader.close(element),
    text: (text) => reader.text(text),
  });
  const { rows, merged, hiddenColumns } = reader;
  return { name, hidden, rows, merged, hiddenColumns };
}
