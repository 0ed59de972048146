import { describe, expect, it } from 'vitest';
import { rounded } from '../../../src/modules/indicators/exact.js';
import { theilSenSlope } from '../../../src/modules/indicators/trend/theil-sen.js';
import { monthsSinceYear0 } from '../../../src/modules/indicators/trend/observations.js';

/** Values of successive years that begin on the same day. */
const yearly = (values: number[], day = '01-01') =>
  values.map((value, index) => ({ months: monthsSinceYear0(`${2019 + index}-${day}`), value }));

const slopeOf = (values: Parameters<typeof theilSenSlope>[0]) => {
  const slope = theilSenSlope(values);
  return slope === null ? null : rounded(slope);
};

describe('the Theil–Sen slope', () => {
  it('is the change a year of a straight line', () => {
    expect(slopeOf(yearly([3, 5, 7, 9]))).toBe(2);
  });

  it('is the median of the pairwise slopes, the mean of the middle two when they are even in number', () => {
    // 17.2 16.7 17.7 17.3 17.1. Pairs from the first: −0.5, 0.25, 0.1/3, −0.025; second: 1, 0.3, 0.4/3; third: −0.4, −0.3; fourth: −0.2.
    // Sorted: −0.5 −0.4 −0.3 −0.2 −0.025 | 0.0333… 0.1333… 0.25 0.3 1. Middle two: (−0.025 + 0.0333…)/2 = 0.0041666…
    expect(slopeOf(yearly([17.2, 16.7, 17.7, 17.3, 17.1]))).toBe(0.0041666667);
  });

  it('is not tilted by one outlier', () => {
    // Pairs: 1 1 1 | 1 1 | 1 among 1 2 3 4; with 100 last: 99/4, 98/3, 97/2, 96. Sorted: six times 1, then the rest: median 1.
    expect(slopeOf(yearly([1, 2, 3, 4, 100]))).toBe(1);
  });

  it('has no binary noise', () => {
    expect(slopeOf(yearly([0.1, 0.2, 0.3]))).toBe(0.1);
    expect(slopeOf(yearly([1000000.1, 1000000.3, 1000000.5]))).toBe(0.2);
  });

  it('counts school years as one year apart, leap year or not', () => {
    // 32 26 19 16 18. Pairs: −6 −6.5 −5.333 −3.5 | −7 −5 −2.667 | −3 −0.5 | 2; the middle two are −5 and −3.5.
    expect(slopeOf(yearly([32, 26, 19, 16, 18], '08-01'))).toBe(-4.25);
  });

  it('takes gaps between years into account', () => {
    // 2015: 106, 2021: 86, 2022: 86, 2023: 65. Pairs: −20/6, −20/7, −41/8 | 0, −10.5 | −21.
    // Sorted: −21 −10.5 −5.125 | −3.333… −2.857 0. Middle two: (−5.125 − 3.3333…)/2 = −4.2291666…
    const values = [
      [2015, 106],
      [2021, 86],
      [2022, 86],
      [2023, 65],
    ].map(([year, value]) => ({ months: monthsSinceYear0(`${year}-01-01`), value: value! }));
    expect(slopeOf(values)).toBe(-4.2291666667);
  });

  it('reads numbers that PostgreSQL gives as text', () => {
    expect(
      slopeOf([
        { months: 0, value: '1.5' },
        { months: 12, value: '2.0' },
      ]),
    ).toBe(0.5);
  });

  it('does not exist for fewer than two dates', () => {
    expect(slopeOf([])).toBeNull();
    expect(slopeOf([{ months: 0, value: 1 }])).toBeNull();
    expect(
      slopeOf([
        { months: 0, value: 1 },
        { months: 0, value: 2 },
      ]),
    ).toBeNull();
  });
});

describe('a day on the axis of time', () => {
  it('is a whole number of months on the first of a month, and a part of one later', () => {
    expect(monthsSinceYear0('2023-01-01')).toBe(2023 * 12);
    expect(monthsSinceYear0('2023-08-01')).toBe(2023 * 12 + 7);
    expect(monthsSinceYear0('2024-02-15')).toBeCloseTo(2024 * 12 + 1 + 14 / 29, 10);
  });
});
