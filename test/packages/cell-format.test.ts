import { expect, it } from 'vitest';
import { formatCell } from '../../src/packages/format/cell-format.js';

it.each([
  [null, ''],
  [undefined, ''],
  ['tekst', 'tekst'],
  [0, '0'],
  [16.1, '16.1'],
  [-0.0000001, '-0.0000001'],
  [123456789012345, '123456789012345'],
  [true, 'true'],
  [['2.1', 'Bijlage 1'], '2.1|Bijlage 1'],
])('a cell %j is written as %j', (cell, text) => {
  expect(formatCell(cell)).toBe(text);
});
