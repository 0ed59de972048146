import { Decimal } from 'decimal.js';
import type { Note, Words } from '../../contract/words.js';
import { MissingReason, type Quality } from '../../modules/indicators/index.js';
import { mappedNote } from '../mapping/mapped-note.js';
import { exactText } from '../text.js';
import { cellText, oneLine, Percentage, type SheetCell } from './sheet.js';
import type { MappedTable } from './sheet-mapping.js';

/** A figure with what its marks mean, the reason why it is missing, or content that the mapping does not explain. */
export type ReadFigure =
  | { value: string | null; low: string | null; high: string | null; quality: Quality | null; notes: Note[] }
  | { missing: MissingReason; note: Words }
  | { problem: string };

export type DecimalSign = ',' | '.';

/** How a table writes figures. */
export type FigureFormat = Pick<MappedTable, 'missing' | 'marks' | 'decimal'>;

/** Numbers typed as text, by decimal separator; a blank or the other separator may group thousands. */
const NUMBER: Record<DecimalSign, RegExp> = {
  ',': /^[-+]?(\d+|\d{1,3}([. ])\d{3}(\2\d{3})*)(,\d+)?$/,
  '.': /^[-+]?(\d+|\d{1,3}([, ])\d{3}(\2\d{3})*)(\.\d+)?$/,
};

/**
 * Reads a cell with a figure. What `missing` lists comes first, whether the cell holds it as text or as number. Missing
 * is never 0, and content that is not understood is a problem, not skipped.
 */
export function readFigure(cell: SheetCell, format: FigureFormat, multiply: string | undefined): ReadFigure {
  const text = cellText(cell);
  const reason = reasonFor(cell, text, format.missing);
  if (text === '')
    return {
      missing: reason ?? MissingReason.NOT_STATED,
      note: {
        nl: 'De cel is leeg, of houdt een formule die geen uitkomst heeft.',
        en: 'The cell is empty, or has a formula without a result.',
      },
    };
  if (reason !== undefined)
    return { missing: reason, note: { nl: `In de bron staat "${text}".`, en: `The source has "${text}".` } };
  const factor = multiply ?? '1';
  if (cell instanceof Decimal) return figure(exactText(cell.times(factor)));
  // What the cell shows; a factor of the mapping is for what it contains.
  if (cell instanceof Percentage) return figure(exactText(cell.fraction.times(multiply ?? '100')));
  if (typeof cell !== 'string') return { problem: notAFigure(cell, text) };
  return readText(text, format, factor);
}

function figure(value: string): ReadFigure {
  return { value, low: null, high: null, quality: null, notes: [] };
}

function reasonFor(cell: SheetCell, text: string, missing: FigureFormat['missing']): MissingReason | undefined {
  const own = missing[text];
  if (own !== undefined || !(cell instanceof Decimal || cell instanceof Percentage)) return own;
  const number = cell instanceof Decimal ? cell : cell.fraction;
  const same = Object.keys(missing).find((marker) => PLAIN.test(marker.trim()) && number.eq(marker.trim()));
  return same === undefined ? undefined : missing[same];
}

const PLAIN = /^-?\d+(\.\d+)?$/;

function readText(whole: string, format: FigureFormat, factor: string): ReadFigure {
  const { text, marks } = withoutMarks(whole, format.marks);
  const read = exactly(text, format.decimal, factor) ?? boundsOf(text, format.decimal, factor);
  if (read === null) return { problem: unexplained(whole, format) };
  const bounded = read.value === null;
  const notes: Note[] = marks.flatMap((mark) => mappedNote(format.marks[mark]!));
  if (bounded) notes.unshift({ nl: `In de bron staat "${whole}".`, en: `The source has "${whole}".` });
  const quality = marks.map((mark) => format.marks[mark]!.quality).find((one) => one !== undefined) ?? null;
  return { ...read, quality, notes };
}

/** A text without the marks at its ends that the mapping declares, longest first. */
function withoutMarks(whole: string, declared: FigureFormat['marks']): { text: string; marks: string[] } {
  const known = Object.keys(declared).sort((a, b) => b.length - a.length);
  const marks: string[] = [];
  let text = whole;
  for (;;) {
    const mark = known.find((one) => text.length > one.length && isBeside(text, one));
    if (mark === undefined) return { text, marks };
    marks.push(mark);
    text = oneLine(text.endsWith(mark) ? text.slice(0, -mark.length) : text.slice(mark.length));
  }
}

/** A mark with a digit, such as `1)`, needs a blank before it: "171)" may as well be 171. */
function isBeside(text: string, mark: string): boolean {
  if (text.startsWith(mark)) return !/\d$/.test(mark);
  return text.endsWith(mark) && !(/^\d/.test(mark) && /\d$/.test(text.slice(0, -mark.length)));
}

interface Bounds {
  value: string | null;
  low: string | null;
  high: string | null;
}

/** A number with any sign for minus, and with any blank between its thousands. */
function numberIn(text: string, decimal: DecimalSign): Decimal | null {
  const plain = text.replace(/^[\u2212\u2010-\u2013]\s?/, '-');
  if (!NUMBER[decimal].test(plain)) return null;
  const digits = plain.replaceAll(' ', '');
  return new Decimal(decimal === ',' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', ''));
}

function exactly(text: string, decimal: DecimalSign, factor: string): Bounds | null {
  const number = numberIn(text, decimal);
  return number && { value: exactText(number.times(factor)), low: null, high: null };
}

/** `<5`, `≥ 70` and `5-9`, as publishers write figures that are too small or too exact to publish. */
function boundsOf(text: string, decimal: DecimalSign, factor: string): Bounds | null {
  const scaled = (one: string): Decimal | null => numberIn(one.trim(), decimal)?.times(factor) ?? null;
  const [, sign, limit] = /^(<=|>=|<|>|≤|≥)\s*(.+)$/.exec(text) ?? [];
  if (sign !== undefined) {
    const bound = scaled(limit!);
    if (bound === null) return null;
    const isHigh = sign.startsWith('<') || sign === '≤';
    return { value: null, low: isHigh ? null : exactText(bound), high: isHigh ? exactText(bound) : null };
  }
  const [, from, to] = /^(\d[\d., ]*?)\s*(?:[-\u2010-\u2013]|tot en met|t\/m)\s*(\d[\d., ]*)$/.exec(text) ?? [];
  const [low, high] = from === undefined ? [null, null] : [scaled(from), scaled(to!)];
  return low && high && low.lt(high) ? { value: null, low: exactText(low), high: exactText(high) } : null;
}

function notAFigure(cell: Date | boolean | null, text: string): string {
  return cell instanceof Date
    ? `is the date ${text}, not a figure: give the cell the format of a number in the workbook, if it is one.`
    : `is ${cell}, not a figure: specify in missing what it means.`;
}

/** What to declare for a text; never in `missing` when it has a figure, which would be lost. */
function unexplained(text: string, { decimal }: FigureFormat): string {
  const other = decimal === ',' ? '.' : ',';
  if (numberIn(text, other) !== null)
    return `"${text}" is not a number with "${decimal}" before its decimals: specify "decimal": "${other}".`;
  if (!/\d/.test(text))
    return (
      `"${text}" is neither a number nor a marker: specify in missing what it means, such as "${text}": ` +
      '"NOT_AVAILABLE".'
    );
  const trailing = /^([-−<>≤≥]?\s*[\d., {2}-]*\d)\s*(\D+|[\u00b9\u00b2\u00b3\u2070-\u2079]+)$/.exec(text)?.[2]?.trim();
  const leading = /^([^\d\s<>≤≥−-]+)\s*[\d., {2}]*\d$/.exec(text)?.[1]?.trim();
  const mark = trailing ?? leading;
  if (mark !== undefined)
    return (
      `"${text}" has "${mark}" beside its figure: specify in marks what that means, such as "marks": ` +
      `{"${mark}": {"note": "…"}}, or {} if it means nothing more.`
    );
  return `"${text}" is not a number that can be read: correct it in the file, or ask the publisher what it means.`;
}
