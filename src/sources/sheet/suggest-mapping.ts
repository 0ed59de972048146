import { Decimal } from 'decimal.js';
import { parsePeriod } from '../../contract/period.js';
import { contains } from '../list-codes.js';
import { hasScale } from '../scaled-unit.js';
import { slugOf } from '../text.js';
import type { AreaNames } from './area-names.js';
import { headersOf } from './columns.js';
import { cellText, Percentage, type SheetCell, type SheetRow } from './sheet.js';

/** Rows that a draft is made from. */
export const SAMPLE = 400;

/** What the draft of a mapping of a file holds. */
interface Draft {
  indicators: Record<string, object>;
  table: object;
}

const TO_FILL_IN = '?';

/**
 * A draft of the mapping of one table, for the user to review: `?` stands for what no cell tells.
 * @param find only columns whose header contains this text
 */
export function suggestTable(rows: readonly SheetRow[], areas: AreaNames, find: string | null): Draft | null {
  const header = headerIn(rows);
  if (header === null) return null;
  const headers = headersOf(rows, [header + 1]).map(([text]) => text!);
  const below = rows.filter(({ index }) => index > header);
  const column = (at: number) => below.map(({ cells }) => cells[at] ?? null).filter((cell) => cellText(cell) !== '');
  const columns = headers.map((text, at) => ({ text, cells: column(at) })).filter(({ text }) => text !== '');
  // A number is a code only under a name that says so.
  const byCode = columns.find(
    ({ text, cells }) =>
      mostly(cells, isCode(areas)) && (/code|regio|gemeente|^gm/i.test(text) || !mostly(cells, isNumber)),
  );
  const byName = columns.find(({ cells }) => mostly(cells, isName(areas)));
  const area = byName ?? byCode;
  const period = columns.find(({ text, cells }) => /^(perioden?|jaar|peil|datum)/i.test(text) && cells.length > 0);
  const others = columns.filter((one) => one !== area && one !== period && one !== byCode);
  const figures = others.filter(({ text, cells }) => mostly(cells, isNumber) && contains(text, find));
  const wide = figures.filter(({ text }) => isPeriod(text));
  const named = figures.filter(({ text }) => !isPeriod(text));
  const conditions = others.filter(({ cells }) => cells.length > 0 && !mostly(cells, isNumber) && recur(cells));
  const where = Object.fromEntries(conditions.map(({ text, cells }) => [text, cellText(cells[0])]));
  const rest = conditions.length > 0 ? { where } : {};
  const known = area === byName ? isName(areas) : isCode(areas);
  const ignore = area ? [...new Set(area.cells.filter((cell) => !known(cell)).map((cell) => cellText(cell)))] : [];
  return {
    indicators: Object.fromEntries([
      ...(wide.length > 0 ? [[TO_FILL_IN, { name_nl: TO_FILL_IN, unit: TO_FILL_IN }]] : []),
      ...named.map(({ text }) => [slugOf(text), { name_nl: text, unit: unitOf(text) }]),
    ]),
    table: {
      header_rows: [header + 1],
      area: area
        ? { column: area.text, by: area === byName ? 'name' : 'code', ...(ignore.length > 0 ? { ignore } : {}) }
        : { fixed: TO_FILL_IN },
      ...(period ? { period_column: period.text } : {}),
      ...(markersIn(figures.map(({ cells }) => cells)) ?? {}),
      columns: [
        ...(wide.length > 0 ? [{ header: '{period}', indicator: TO_FILL_IN, ...rest }] : []),
        ...named.map(({ text }) => ({
          header: text,
          indicator: slugOf(text),
          ...(period ? {} : { period: TO_FILL_IN }),
          ...(hasScale(text) ? { multiply: TO_FILL_IN } : {}),
          ...rest,
        })),
      ],
    },
  };
}

/** A whole draft as JSON. */
export function draftOf(source: string, file: string, indicators: object, tables: object): string {
  const draft = {
    source,
    document: { title: file, publisher: TO_FILL_IN, published_on: TO_FILL_IN },
    licences: [{ name: TO_FILL_IN }],
    indicators,
    ...tables,
  };
  return `${JSON.stringify(draft, null, 2)}\n`;
}

/** The row with the names of the columns: the first with several texts above a row with a number. */
function headerIn(rows: readonly SheetRow[]): number | null {
  const at = rows.findIndex(
    ({ cells }, place) =>
      cells.filter((cell) => cellText(cell) !== '').length > 1 &&
      (rows[place + 1]?.cells ?? []).some((cell) => isNumber(cell)) &&
      cells.filter((cell) => isNumber(cell) && !isPeriod(cellText(cell))).length === 0,
  );
  return at < 0 ? null : rows[at]!.index;
}

function mostly(cells: readonly SheetCell[], test: (cell: SheetCell) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length * 2 > cells.length;
}

function isPeriod(text: string): boolean {
  return parsePeriod(text) !== null;
}

function isNumber(cell: SheetCell): boolean {
  if (cell instanceof Decimal || cell instanceof Percentage) return true;
  return typeof cell === 'string' && /^[-+\u2212]?\d[\d., \u00a0]*%?$/.test(cell.trim());
}

function isName(areas: AreaNames) {
  return (cell: SheetCell): boolean => typeof cell === 'string' && !('problem' in areas.byName(cell));
}

function isCode(areas: AreaNames) {
  return (cell: SheetCell): boolean => !('problem' in areas.byCode(cellText(cell)));
}

/** Whether texts recur, as subjects do and remarks do not. */
function recur(cells: readonly SheetCell[]): boolean {
  return new Set(cells.map((cell) => cellText(cell))).size * 2 <= cells.length;
}

/** Texts among figures, whose reason only the publisher knows. */
function markersIn(columns: readonly (readonly SheetCell[])[]): { missing: Record<string, string> } | null {
  const texts = columns.flat().filter((cell) => !isNumber(cell) && !/\d/.test(cellText(cell)));
  const markers = [...new Set(texts.map((cell) => cellText(cell)))].slice(0, 20);
  return markers.length === 0 ? null : { missing: Object.fromEntries(markers.map((text) => [text, TO_FILL_IN])) };
}

function unitOf(header: string): string {
  if (/%|procent|percentage|aandeel/i.test(header)) return 'percent';
  if (/euro|€/i.test(header)) return 'euro';
  return /\baantal\b/i.test(header) ? 'count' : TO_FILL_IN;
}
