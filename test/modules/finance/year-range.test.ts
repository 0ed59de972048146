import { describe, expect, it } from 'vitest';
import { liesWithin, touches, yearRangeOf } from '../../../src/modules/finance/year-range.js';

describe('a range of years', () => {
  it('is open where nothing is given', () => {
    expect(yearRangeOf(undefined, null)).toEqual({ from: null, to: null });
    expect(liesWithin({ from: null, to: null }, 1990, 2050)).toBe(true);
  });

  it('is refused the wrong way round, by the name of the argument', () => {
    expect(() => yearRangeOf(2026, 2024)).toThrow('Argument "from": must not be later than to: 2026 is after 2024.');
  });

  it('may be one year', () => {
    expect(yearRangeOf(2024, 2024)).toEqual({ from: 2024, to: 2024 });
  });

  it('holds a stretch of years wholly, partly or not at all', () => {
    const range = { from: 2025, to: 2026 };
    expect([liesWithin(range, 2025, 2026), touches(range, 2025, 2026)]).toEqual([true, true]);
    expect([liesWithin(range, 2024, 2025), touches(range, 2024, 2025)]).toEqual([false, true]);
    expect([liesWithin(range, 2027, 2028), touches(range, 2027, 2028)]).toEqual([false, false]);
  });
});
