import { describe, expect, it } from 'vitest';
import { addFindings, type Finding, noFindings, type Rule, SHOWN } from '../../src/packages/check/finding.js';

function found(rule: Rule, row: number): Finding {
  return { package: 'regio', file: 'measurements.csv', row, column: null, value: null, rule, message: 'Wrong.' };
}

describe('a list of findings', () => {
  it('shows the first hundred and counts all', () => {
    const list = noFindings();
    addFindings(
      list,
      Array.from({ length: 250 }, (_, row) => found('type', row)),
    );
    expect(list.errors.map(({ row }) => row)).toEqual(Array.from({ length: SHOWN }, (_, row) => row));
    expect(list.errorCount).toBe(250);
  });

  it('shows the first of every rule, however late it comes', () => {
    const list = noFindings();
    addFindings(list, [
      found('header', 0),
      ...Array.from({ length: 200 }, (_, row) => found('type', row)),
      found('permission', 300),
      found('permission', 301),
      found('unit', 302),
    ]);
    expect(list.errors).toHaveLength(SHOWN);
    expect(list.errors.filter(({ rule }) => rule !== 'type').map(({ rule, row }) => [rule, row])).toEqual([
      ['header', 0],
      ['permission', 300],
      ['unit', 302],
    ]);
    expect(list.errorCount).toBe(204);
  });
});
