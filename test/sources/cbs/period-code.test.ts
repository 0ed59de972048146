import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/contract/period.js';
import { periodOf } from '../../../src/sources/cbs/periods.js';

describe('a period code of CBS', () => {
  it.each([
    ['2023JJ00', '2023'],
    ['2023SJ00', '2023-SY'],
    ['2023HJ02', '2023-H2'],
    ['2023KW01', '2023-Q1'],
    ['2023MM05', '2023-05'],
    ['20230101', '2023-01-01'],
    ['20240229', '2024-02-29'],
    // ISO 8601: 1 January 2023 is a Sunday and lies in the last week of 2022; 2020 has 53 weeks.
    ['2023W101', '2023-01-02/2023-01-08'],
    ['2020W153', '2020-12-28/2021-01-03'],
    ['2026W101', '2025-12-29/2026-01-04'],
  ])('%s is %s', (code, period) => {
    expect(periodOf(code)).toBe(period);
    expect(parsePeriod(period)).not.toBeNull();
  });

  it.each(['2023X000', '2023KW05', '2023MM13', '2023W100', '2023W153', '20230229', '2023JJ01', '2023', ''])(
    '"%s" is not a calendar period',
    (code) => {
      expect(periodOf(code)).toBeNull();
    },
  );
});
