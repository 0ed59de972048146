import { describe, expect, it } from 'vitest';
import { parsePeriod, PeriodKind } from '../../src/contract/period.js';

describe('parsePeriod', () => {
  it.each([
    ['2023', PeriodKind.YEAR, '2023', '2023', '2023-01-01', '2023-12-31', 2023],
    ['SY-2023', PeriodKind.SCHOOL_YEAR, 'schooljaar 2023', 'school year 2023', null, null, 2023],
    ['2023-SY', PeriodKind.SCHOOL_YEAR, 'schooljaar 2023', 'school year 2023', '2023-08-01', '2024-07-31', 2023],
    ['2023-H2', PeriodKind.HALF_YEAR, '2023 H2', '2023 H2', '2023-07-01', '2023-12-31', 2023],
    ['2023-Q1', PeriodKind.QUARTER, '2023 Q1', '2023 Q1', '2023-01-01', '2023-03-31', 2023],
    ['2024-02', PeriodKind.MONTH, 'februari 2024', 'February 2024', '2024-02-01', '2024-02-29', 2024],
    ['2023-01-01', PeriodKind.DATE, '1 januari 2023', '1 January 2023', '2023-01-01', '2023-01-01', 2023],
    [
      '2021-01-01/2023-12-31',
      PeriodKind.RANGE,
      '1 januari 2021 t/m 31 december 2023',
      '1 January 2021 to 31 December 2023',
      '2021-01-01',
      '2023-12-31',
      2021,
    ],
    ['NS-2', PeriodKind.NOT_STATED, 'niet vermeld', 'not stated', null, null, null],
  ])('reads %s', (code, kind, nl, en, start, end, year) => {
    expect(parsePeriod(code)).toEqual({ code, kind, label: { nl, en }, start, end, year });
  });

  it.each(['23', '2023-Q5', '2023-13', '2023-02-30', '2023-12-31/2021-01-01', 'NS', '', '2023-H3', ' 2023'])(
    'rejects %j',
    (code) => {
      expect(parsePeriod(code)).toBeNull();
    },
  );
});
