import { suggestion } from '../suggest.js';
import { cellText } from './header.js';
import type { SheetCell } from './read-workbook.js';
import type { MappedSheet } from './xlsx-mapping.js';

/** The area of a row, that it is to be passed over, or what is wrong with its cell. */
export type RowArea = { area: string } | 'ignored' | { problem: string };

type AreaColumn = Exclude<MappedSheet['area'], { fixed: string }>;

/**
 * The area that a cell names, by the mapping's own names first.
 * @param known codes of areas by their names
 */
export function areaOfCell(cell: SheetCell, { by, names, ignore }: AreaColumn, known: ReadonlyMap<string, string>): RowArea {
  const text = cellText(cell);
  if (ignore.some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one))) return 'ignored';
  const named = names[text];
  if (named !== undefined) return { area: named };
  const area = by === 'code' ? codeOf(text) : known.get(text);
  if (area) return { area };
  const advice = by === 'code' ? 'Write codes such as GM0935 or 935, or say in names which area it is.'
    : `${suggestion(text, [...known.keys(), ...Object.keys(names)])} Say in names which area it is, or in ignore that it is none.`;
  return { problem: text === '' ? 'is empty, in a row with figures.' : `"${text}" is no area that is known. ${advice}` };
}

/** Codes of municipalities are often written without letters and leading zeros. */
function codeOf(text: string): string | null {
  if (/^\d{1,4}$/.test(text)) return `GM${text.padStart(4, '0')}`;
  return /^(GM\d{4}|NL01)$/.test(text) ? text : null;
}
