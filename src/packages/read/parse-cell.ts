import type { ResourceField } from '../../contract/package-resource.js';
import type { Cell } from '../../contract/package-row.js';
import { isCalendarDate, parsePeriod, PERIOD_FORMS } from '../../contract/period.js';
import { nearest, POINT_BETWEEN_THOUSANDS } from '../../contract/text.js';
import type { Rule } from '../check/finding.js';
import { LIST_SEPARATOR, SLUG_PATTERN } from '../format/cell-format.js';
import { PLACEHOLDERS } from '../format/placeholders.js';
import { type NumberFormat, PLAIN_NUMBER, plainNumber } from './resource-format.js';

/** A parsed cell, or what is wrong with it (without the value itself). */
export type ParsedCell = { cell: Cell } | { rule: Rule; problem: string };

const SLUG = new RegExp(`^${SLUG_PATTERN}$`);
const INTEGER = /^(0|-?[1-9]\d*)$/;
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
// Table Schema also has a plus, numbers that begin or end with the point, and an exponent.
const SCIENTIFIC = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
// PostgreSQL's integer, the narrower of the two stores.
const LARGEST_INTEGER = 2_147_483_647;
// What a double holds exactly: more digits would be rounded silently.
const MOST_DIGITS = 15;

/** Parses a cell by the description of its column. */
export function parseCell(field: ResourceField, raw: string, format: NumberFormat = PLAIN_NUMBER): ParsedCell {
  if (raw === '') {
    return field.required ? { rule: 'required', problem: 'is empty, but the column must be filled' } : { cell: null };
  }
  if (raw !== raw.trim()) return { rule: 'type', problem: 'begins or ends with white space: remove it' };
  const parsed = readAs(field, raw, format);
  if ('problem' in parsed) return parsed;
  const problem = outsideValues(field, parsed.cell);
  if (problem) return { rule: 'values', problem };
  return outsideRange(field, parsed.cell) ?? parsed;
}

function readAs(field: ResourceField, raw: string, format: NumberFormat): ParsedCell {
  switch (field.type) {
    case 'string':
      return readText(raw);
    case 'integer':
    case 'number':
      return readNumber(field.type, raw, format);
    case 'boolean':
      return raw === 'true' || raw === 'false'
        ? { cell: raw === 'true' }
        : wrong('is not a boolean: write true or false');
    case 'date':
      return isCalendarDate(raw)
        ? { cell: raw }
        : wrong('is not a date: write an existing day as YYYY-MM-DD, such as 2024-05-01');
    case 'period':
      return parsePeriod(raw) ? { cell: raw } : wrong(`is not a period: write ${PERIOD_FORMS}`);
    case 'slug':
      return SLUG.test(raw)
        ? { cell: raw }
        : wrong('is not a slug: use lower case letters without accents, digits and single hyphens');
    case 'list':
      return readList(raw);
  }
}

function readText(raw: string): ParsedCell {
  const problem = PLACEHOLDERS.get(raw);
  return problem === undefined ? { cell: raw } : { rule: 'required', problem };
}

function readNumber(type: 'integer' | 'number', raw: string, format: NumberFormat): ParsedCell {
  const plain = format === PLAIN_NUMBER ? raw : plainNumber(raw, format);
  if (type === 'integer') {
    return plain !== null && INTEGER.test(plain) && Math.abs(Number(plain)) <= LARGEST_INTEGER
      ? { cell: Number(plain) }
      : wrong(
          'is not a whole number: write digits only, such as ' +
            `15551${GROUPED.test(raw) ? `. ${POINT_BETWEEN_THOUSANDS}` : ''}`,
        );
  }
  if (format === PLAIN_NUMBER && EVEN_THOUSANDS.test(raw))
    return wrong(`is either ${Number(raw)} or a thousand times that: leave the zeros out. ${POINT_BETWEEN_THOUSANDS}`);
  if (plain !== null && DECIMAL.test(plain) && plain.replace(/\D/g, '').length <= MOST_DIGITS)
    return { cell: Number(plain) };
  if (plain !== null && SCIENTIFIC.test(plain) && mantissaDigits(plain) <= MOST_DIGITS)
    return scientific(Number(plain));
  if (format !== PLAIN_NUMBER)
    return wrong(
      `is not a number with "${format.decimalChar}" before the decimals and ` +
        `${format.groupChar === '' ? 'nothing' : `"${format.groupChar}"`} between thousands, as the descriptor ` +
        'gives it',
    );
  return wrong(
    DUTCH.test(raw)
      ? 'is not a number: write it with a decimal point and without thousands separators, such as 15551.5, or ' +
          'write "decimalChar": "," (and "groupChar": ".") for the column in the descriptor'
      : 'is not a number: write it with a decimal point and without thousands separators, such as 15551.5',
  );
}

function mantissaDigits(plain: string): number {
  return plain.replace(/e.*$/i, '').replace(/\D/g, '').length;
}

/** A number that has its digits written out everywhere, also where it is printed. */
function scientific(value: number): ParsedCell {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-6 && size < 1e15) ? { cell: value } : wrong('is too large or too small to be exact');
}

// Points where separators of thousands would be.
const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+$/;

// Decimals that are all zero, where thousands are far more likely: read as decimals, the figure would be a thousand
// times too small.
const EVEN_THOUSANDS = /^-?[1-9]\d{0,2}\.000$/;

// A decimal comma, perhaps with points between thousands.
const DUTCH = /^-?\d{1,3}((\.\d{3})+|\d*)(,\d+)?$/;

function readList(raw: string): ParsedCell {
  const items = raw.split(LIST_SEPARATOR).map((item) => item.trim());
  if (items.includes('')) return wrong(`is a list with an empty item: separate items by one ${LIST_SEPARATOR}`);
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  return twice === undefined ? { cell: items } : wrong('is a list with the same item twice: keep one');
}

function wrong(problem: string): ParsedCell {
  return { rule: 'type', problem };
}

function outsideValues(field: ResourceField, cell: Cell): string | null {
  const { values } = field;
  if (!values) return null;
  const unknown = (Array.isArray(cell) ? cell : [String(cell)]).find((item) => !values.includes(item));
  if (unknown === undefined) return null;
  const near = nearest(unknown, values);
  return near.length > 0
    ? `is not a known value. Did you mean ${near.join(', ')}?`
    : `is not a known value: use one of ${values.join(', ')}`;
}

function outsideRange({ minimum, maximum }: ResourceField, cell: Cell): ParsedCell | null {
  if (typeof cell !== 'number') return null;
  if (minimum !== undefined && cell < minimum)
    return { rule: 'range', problem: `is below ${minimum}, the least it can be` };
  if (maximum !== undefined && cell > maximum)
    return { rule: 'range', problem: `is above ${maximum}, the most it can be` };
  return null;
}
