import { describe, expect, it } from 'vitest';
import type { FieldType, ResourceField } from '../../src/contract/package-resource.js';
import { parseCell } from '../../src/packages/read/parse-cell.js';

function field(type: FieldType, more: Partial<ResourceField> = {}): ResourceField {
  return { name: 'column', type, description: 'A column.', ...more };
}

describe('a cell', () => {
  it.each<[FieldType, string, unknown]>([
    ['string', 'a, b', 'a, b'],
    ['integer', '15551', 15551],
    ['integer', '0', 0],
    ['integer', '-3', -3],
    ['number', '16.1', 16.1],
    ['number', '3.0', 3],
    ['number', '-0.5', -0.5],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['date', '2024-02-29', '2024-02-29'],
    ['period', '2023-SY', '2023-SY'],
    ['period', '2021-01-01/2023-12-31', '2021-01-01/2023-12-31'],
    ['slug', 'kies-voor-ouders', 'kies-voor-ouders'],
    ['list', '1|2.1', ['1', '2.1']],
    ['list', 'Bijlage 1 | voetnoot 3', ['Bijlage 1', 'voetnoot 3']],
  ])('of type %s reads %s', (type, raw, cell) => {
    expect(parseCell(field(type), raw)).toEqual({ cell });
  });

  it.each<FieldType>(['string', 'integer', 'number', 'boolean', 'date', 'period', 'slug', 'list'])(
    'of type %s is null when empty',
    (type) => {
      expect(parseCell(field(type), '')).toEqual({ cell: null });
    },
  );

  it.each<[FieldType, string, string]>([
    [
      'integer',
      '15.551',
      'such as 15551. If the point separates thousands, write "decimalChar": "," and "groupChar": "." for the column in the descriptor',
    ],
    ['integer', '-1.234.567', 'If the point separates thousands'],
    ['integer', '1e3', 'is not a whole number'],
    ['integer', '007', 'is not a whole number'],
    ['integer', '3000000000', 'is not a whole number'],
    ['number', '16,1', 'is not a number'],
    ['number', 'n.b.', 'is not a number'],
    ['number', '1.000', 'is either 1 or a thousand times that: leave the zeros out. If the point separates thousands'],
    ['number', '-12.000', 'is either -12 or a thousand times that'],
    ['number', '0.1234567890123456', 'is not a number'],
    ['boolean', 'ja', 'is not a boolean'],
    ['date', '2023-02-29', 'is not a date'],
    ['date', '01-05-2024', 'is not a date'],
    ['period', '2023-Q5', 'is not a period'],
    ['period', '2023/2024', 'is not a period'],
    ['slug', 'Kies', 'is not a slug'],
    ['slug', 'kies--ouders', 'is not a slug'],
    ['list', 'a||b', 'is a list with an empty item'],
    ['list', 'a|b|a', 'is a list with the same item twice'],
    ['string', ' a', 'begins or ends with white space'],
  ])('of type %s rejects %s', (type, raw, problem) => {
    expect(parseCell(field(type), raw)).toEqual({ rule: 'type', problem: expect.stringContaining(problem) });
  });

  it.each(['1e3', '15.5', '0.551', '1.2345'])('of type integer is not taken for one with thousands: %s', (raw) => {
    expect(parseCell(field('integer'), raw)).toEqual({
      rule: 'type',
      problem: 'is not a whole number: write digits only, such as 15551',
    });
  });

  it.each([
    ['1.250', 1.25],
    ['1000.000', 1000],
    ['0.000', 0],
    ['1.00', 1],
  ])('of type number has a decimal point in %s', (raw, cell) => {
    expect(parseCell(field('number'), raw)).toEqual({ cell });
  });

  it('is read with separators of thousands where the descriptor has what that message advises', () => {
    expect(parseCell(field('integer'), '15.551', { decimalChar: ',', groupChar: '.' })).toEqual({ cell: 15551 });
  });

  it('must be filled when the column requires it', () => {
    expect(parseCell(field('string', { required: true }), '')).toEqual({
      rule: 'required',
      problem: expect.stringContaining('is empty'),
    });
  });

  it('must have a value that its column allows; the nearest is suggested', () => {
    const values = ['PROVISIONAL', 'NORMAL'];
    expect(parseCell(field('string', { values }), 'NORMAL')).toEqual({ cell: 'NORMAL' });
    expect(parseCell(field('string', { values }), 'PROVISONAL')).toEqual({
      rule: 'values',
      problem: 'is not a known value. Did you mean PROVISIONAL?',
    });
    expect(parseCell(field('string', { values }), 'onbekend')).toEqual({
      rule: 'values',
      problem: 'is not a known value: use one of PROVISIONAL, NORMAL',
    });
    expect(parseCell(field('list', { values }), 'NORMAL|x')).toMatchObject({ rule: 'values' });
  });

  it('must be within the bounds of its column', () => {
    const share = field('number', { minimum: 0, maximum: 1 });
    expect(parseCell(share, '1')).toEqual({ cell: 1 });
    expect(parseCell(share, '-0.1')).toEqual({ rule: 'range', problem: 'is below 0, the least it can be' });
    expect(parseCell(share, '1.01')).toEqual({ rule: 'range', problem: 'is above 1, the most it can be' });
  });
});
