import { Decimal } from 'decimal.js';
import { MissingReason } from '../../modules/indicators/index.js';
import { exactText } from '../exact-text.js';
import { cellText } from './header.js';
import type { SheetCell } from './read-workbook.js';
import type { MappedSheet } from './xlsx-mapping.js';

/** What a cell holds: a figure, a reason why there is none, or something that the mapping does not explain. */
export type CellValue = { value: string } | { missing: MissingReason; note: string } | { problem: string };

/** Numbers that were typed as text, by their decimal sign; the other sign may part thousands. */
const NUMBER = {
  ',': /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/,
  '.': /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/,
} as const;

/** Reads a cell with a figure. Missing is never 0, and nothing that is not understood is passed over. */
export function cellValue(cell: SheetCell, { decimal, missing }: Pick<MappedSheet, 'decimal' | 'missing'>, multiply = '1'): CellValue {
  if (cell instanceof Decimal) return { value: exactText(cell.times(multiply)) };
  const text = cellText(cell);
  const reason = missing[text];
  if (text === '') return { missing: reason ?? MissingReason.NOT_STATED, note: 'De cel is leeg, of houdt een formule die geen uitkomst heeft.' };
  if (reason !== undefined) return { missing: reason, note: `In de bron staat "${text}".` };
  if (typeof cell === 'string' && NUMBER[decimal].test(text)) return { value: exactText(new Decimal(plain(text, decimal)).times(multiply)) };
  return { problem: `"${text}" is neither a number nor a marker: say in missing what it means, such as "${text}": "NOT_AVAILABLE".` };
}

function plain(text: string, decimal: ',' | '.'): string {
  return decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}
