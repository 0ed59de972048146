import { Decimal } from 'decimal.js';
import type { Words } from '../../contract/words.js';
import { MissingReason } from '../../modules/indicators/index.js';
import { suggestion } from '../errors.js';
import { exactText } from '../text.js';
import { cellText } from './columns.js';
import type { MappedSheet } from './mapping.js';
import type { SheetCell } from './read-workbook.js';

/** A figure, the reason why it is missing, or content that the mapping does not explain. */
type CellValue = { value: string } | { missing: MissingReason; note: Words } | { problem: string };

/** Numbers typed as text, by decimal separator; the other separator may group thousands. */
const NUMBER = { ',': /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/, '.': /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/ } as const;

/** Reads a cell with a figure. Missing is never 0, and content that is not understood is a problem, not skipped. */
export function cellValue(
  cell: SheetCell,
  { decimal, missing }: Pick<MappedSheet, 'decimal' | 'missing'>,
  multiply = '1',
): CellValue {
  if (cell instanceof Decimal) return { value: exactText(cell.times(multiply)) };
  const text = cellText(cell);
  const reason = missing[text];
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
  if (typeof cell === 'string' && NUMBER[decimal].test(text))
    return { value: exactText(new Decimal(plain(text, decimal)).times(multiply)) };
  return {
    problem:
      `"${text}" is neither a number nor a marker: specify in missing what it means, such as "${text}": ` +
      '"NOT_AVAILABLE".',
  };
}

function plain(text: string, decimal: ',' | '.'): string {
  return decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}

/** The area of a row, that the row is ignored, or what is wrong with its cell. */
type RowArea = { area: string } | 'ignored' | { problem: string };

type AreaColumn = Exclude<MappedSheet['area'], { fixed: string }>;

/**
 * The area that a cell names; names in the mapping come first.
 * @param known codes of areas by name
 */
export function areaOfCell(
  cell: SheetCell,
  { by, names, ignore }: AreaColumn,
  known: ReadonlyMap<string, string>,
): RowArea {
  const text = cellText(cell);
  if (ignore.some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one))) return 'ignored';
  const named = names[text];
  if (named !== undefined) return { area: named };
  const area = by === 'code' ? codeOf(text) : known.get(text);
  if (area) return { area };
  const advice =
    by === 'code'
      ? 'Write codes such as GM0935 or 935, or specify in names which area it is.'
      : `${suggestion(text, [...known.keys(), ...Object.keys(names)])} Specify in names which area it is, or list ` +
        'it in ignore.';
  return { problem: text === '' ? 'is empty, in a row with figures.' : `"${text}" is not a known area. ${advice}` };
}

/** Codes of municipalities are often written without letters and leading zeros. */
function codeOf(text: string): string | null {
  if (/^\d{1,4}$/.test(text)) return `GM${text.padStart(4, '0')}`;
  return /^(GM\d{4}|NL01)$/.test(text) ? text : null;
}
