import { describe, expect, it } from 'vitest';
import { hasScale, isScaled } from '../../src/sources/scaled-unit.js';

describe('a unit with a multiplier', () => {
  it.each([
    'x 1 000',
    'x 1\u00a0000',
    '1\u00a0000 euro',
    '1 000 euro',
    'duizend euro',
    'x duizend',
    'aantal x 1 000',
    '1,000 euro',
    'x 10 000',
    'x 100 000',
    '1.000 personen',
    'mln euro',
    'miljoen',
    'x 1000',
    'duizenden',
  ])('is seen in "%s"', (unit) => expect(isScaled(unit)).toBe(true));

  it.each([
    'euro',
    'aantal',
    'per 1 000 inwoners',
    'per 1\u00a0000 inwoners',
    'per 100 000',
    '%',
    'per duizend',
    'per 10.000',
  ])('is not seen in "%s"', (unit) => expect(isScaled(unit)).toBe(false));

  it('is seen in a header that states it, not in one that has a number', () => {
    for (const header of ['Register (x 1 000)', 'Lasten x 1.000 euro', 'Lasten [1 000 euro]', 'Lasten in duizend euro'])
      expect(hasScale(header), header).toBe(true);
    for (const header of ['Inkomen tot 10.000 euro', 'Per 1 000 inwoners', 'Huishoudens (per 1 000)', '2022'])
      expect(hasScale(header), header).toBe(false);
  });
});
