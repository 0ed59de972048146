import { describe, expect, it } from 'vitest';
import { Direction } from '../../../src/modules/indicators/indicator/indicator.type.js';
import type { TrendPoint } from '../../../src/modules/indicators/trend/observations.js';
import { Quality } from '../../../src/modules/indicators/measurement/measurement.type.js';
import { trendOf } from '../../../src/modules/indicators/trend/trend.js';

const point = (period: string, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  period,
  value,
  low: null,
  high: null,
  quality: Quality.NORMAL,
  ...more,
});

/** Values of successive years from 2019 on. */
const yearly = (...values: (number | null)[]) => values.map((value, index) => point(String(2019 + index), value));

const trend = (points: TrendPoint[], desired: Direction | null = Direction.DOWN, ...breaks: string[]) => {
  const row = trendOf({
    indicator: { desired_direction: desired, unit: 'percent' },
    points,
    estimates: [],
    breaks: breaks.map((break_on) => ({ break_on })),
  });
  const { unit, desired: wanted, years, first, last, remark, ...figures } = row;
  return { ...figures, note: remark?.nl ?? null };
};

describe('a trend', () => {
  it('improves when it clearly moves as the documents want', () => {
    // Jeugdbescherming, Maastricht. All ten pairs fall: S = −10, p = 2/120. Slopes: −0.1 six times, −0.125, −0.1333…, −0.15, −0.2: median −0.1.
    expect(trend(yearly(2, 1.9, 1.8, 1.7, 1.5))).toEqual({
      from: 2019,
      to: 2023,
      observations: 5,
      slopePerYear: -0.1,
      change: -0.5,
      changePercent: -25,
      pValue: 0.0166666667,
      direction: 'FALLING',
      verdict: 'IMPROVING',
      note: null,
    });
  });

  it('worsens when it clearly moves the other way', () => {
    expect(trend(yearly(59, 60, 61, 66, 68), Direction.DOWN)).toMatchObject({
      direction: 'RISING',
      verdict: 'WORSENING',
    });
    expect(trend(yearly(59, 60, 61, 66, 68), Direction.UP)).toMatchObject({
      direction: 'RISING',
      verdict: 'IMPROVING',
    });
  });

  it('is not clear when it could be due to chance alone', () => {
    // Jeugdhulp, Maastricht: S = 0, p = 1; slope (−0.025 + 0.0333…)/2. Change 17.1 − 17.2 = −0.1, that is −0.1/17.2 = −0.58139534883…%.
    expect(trend(yearly(17.2, 16.7, 17.7, 17.3, 17.1))).toEqual({
      from: 2019,
      to: 2023,
      observations: 5,
      slopePerYear: 0.0041666667,
      change: -0.1,
      changePercent: -0.5813953488,
      pValue: 1,
      direction: 'UNKNOWN',
      verdict: 'NO_CLEAR_TREND',
      note: null,
    });
  });

  it('is never clear with three values', () => {
    expect(trend(yearly(47, 51, 62))).toMatchObject({
      observations: 3,
      pValue: 0.3333333333,
      direction: 'UNKNOWN',
      verdict: 'NO_CLEAR_TREND',
    });
  });

  it('is clear with four values only when they all move one way', () => {
    expect(trend(yearly(4, 3, 2, 1))).toMatchObject({
      pValue: 0.0833333333,
      direction: 'FALLING',
      verdict: 'IMPROVING',
    });
    expect(trend(yearly(4, 3, 1, 2))).toMatchObject({
      pValue: 0.3333333333,
      direction: 'UNKNOWN',
      verdict: 'NO_CLEAR_TREND',
    });
    expect(trend(yearly(4, 3, 3, 1))).toMatchObject({ pValue: 0.1666666667, verdict: 'NO_CLEAR_TREND' });
  });

  it('is flat when it is not clear and its slope is 0', () => {
    expect(trend(yearly(5, 5, 5))).toMatchObject({
      slopePerYear: 0,
      change: 0,
      changePercent: 0,
      pValue: 1,
      direction: 'FLAT',
      verdict: 'NO_CLEAR_TREND',
    });
  });

  it('has no percentage from 0', () => {
    expect(trend(yearly(0, 1, 2))).toMatchObject({ change: 2, changePercent: null });
  });

  it('has no verdict for fewer than three values', () => {
    expect(trend(yearly(86.7, 94.2))).toEqual({
      from: 2019,
      to: 2020,
      observations: 2,
      slopePerYear: null,
      change: 7.5,
      changePercent: 8.6505190311,
      pValue: null,
      direction: 'UNKNOWN',
      verdict: 'TOO_FEW_OBSERVATIONS',
      note: null,
    });
    expect(trend(yearly(5))).toMatchObject({ from: 2019, to: 2019, change: null });
    expect(trend([])).toMatchObject({ from: null, to: null, observations: 0, verdict: 'TOO_FEW_OBSERVATIONS' });
  });

  it('has no desired direction when no document states which way is better', () => {
    expect(trend(yearly(1, 2, 3, 4, 5), null)).toMatchObject({
      direction: 'RISING',
      verdict: 'NO_DIRECTION',
      note: 'De documenten noemen geen gewenste richting: deze beweging is goed noch slecht te noemen.',
    });
    expect(trend(yearly(1, 3, 2), null)).toMatchObject({ verdict: 'NO_CLEAR_TREND', note: null });
  });
});

describe('what a trend leaves out', () => {
  it('is values that are missing: they are not 0', () => {
    expect(trend(yearly(null, null, 47, 51, 62))).toMatchObject({
      from: 2021,
      observations: 3,
      change: 15,
      verdict: 'NO_CLEAR_TREND',
      note: 'Niet meegeteld: 2 zonder waarde.',
    });
  });

  it('is periods that are not stated, bounds, and forecasts', () => {
    const points = [
      ...yearly(1, 2, 3),
      point('2022', null, { low: 20, high: 25 }),
      point('2023', 9, { quality: Quality.FORECAST }),
      point('NS-1', 7),
      point('NS-2', 8),
    ];
    expect(trend(points)).toMatchObject({
      observations: 3,
      to: 2021,
      note: 'Niet meegeteld: 1 met alleen een grens of bandbreedte, 1 als prognose, 2 zonder vermelde periode.',
    });
  });

  it('is totals over several years', () => {
    expect(trend([point('2018-01-01/2020-12-31', 150), point('2021-01-01/2023-12-31', 160)])).toMatchObject({
      observations: 0,
      note: 'Niet meegeteld: 2 over een afwijkend tijdvak.',
    });
  });

  it('is approximate figures among exact ones', () => {
    const about = { quality: Quality.ESTIMATED };
    const figures = [point('2019', 70_000, { ...about, low: 70_000 }), point('2020', 71_204), point('2021', 71_300)];
    expect(trend(figures)).toMatchObject({ observations: 2, change: 96, note: 'Niet meegeteld: 1 als schatting.' });
    expect(trend([point('2020', 1, about), point('2021', 2, about)])).toMatchObject({ observations: 2, note: null });
  });

  it('is not school years that are named by one year', () => {
    const years = [3.1, 1.6, 2.3, 4.3, 7.2].map((value, index) => point(`SY-${2019 + index}`, value));
    expect(trend(years)).toMatchObject({ from: 2019, to: 2023, observations: 5, change: 4.1, note: null });
    // "2021" can begin in August 2020: it may hold the day of the break.
    expect(trend(years, Direction.DOWN, '2021-01-01')).toMatchObject({ from: 2022, observations: 2 });
  });
});

describe('a break', () => {
  it('is never crossed; a period that contains its day is before it', () => {
    expect(trend(yearly(31, 46), Direction.DOWN, '2019-07-01')).toEqual({
      from: 2020,
      to: 2020,
      observations: 1,
      slopePerYear: null,
      change: null,
      changePercent: null,
      pValue: null,
      direction: 'UNKNOWN',
      verdict: 'NOT_COMPARABLE',
      note: 'Niet meegeteld: 1 van vóór de breuk van 1 juli 2019.',
    });
  });

  it('does not separate a period that begins on its day from later ones', () => {
    expect(trend(yearly(9, 1, 2, 3), Direction.DOWN, '2020-01-01')).toMatchObject({
      from: 2020,
      observations: 3,
      change: 2,
    });
  });

  it('counts only when it is the last one with values after it', () => {
    expect(trend(yearly(9, 1, 2, 3, 4), Direction.UP, '2019-06-01', '2030-01-01')).toMatchObject({
      from: 2020,
      observations: 4,
      verdict: 'IMPROVING',
    });
    expect(trend(yearly(1, 2, 3, 4), Direction.UP, '2022-07-01')).toMatchObject({
      observations: 4,
      verdict: 'IMPROVING',
      note: null,
    });
  });

  it('is also a value that is marked as one', () => {
    const points = [
      point('2019', 1),
      point('2020', 9, { quality: Quality.BREAK }),
      point('2021', 8),
      point('2022', 7),
      point('2023', 6),
    ];
    expect(trend(points)).toMatchObject({
      from: 2020,
      observations: 4,
      verdict: 'IMPROVING',
      note: 'Niet meegeteld: 1 van vóór de breuk van 1 januari 2020.',
    });
  });

  it('is reported with its stated day where a value is marked as well', () => {
    const points = [point('2022', 31), point('2023', 46, { quality: Quality.BREAK })];
    expect(trend(points, Direction.DOWN, '2022-07-01')).toMatchObject({
      observations: 1,
      verdict: 'NOT_COMPARABLE',
      note: 'Niet meegeteld: 1 van vóór de breuk van 1 juli 2022.',
    });
  });

  it('before every value leaves them comparable', () => {
    expect(trend(yearly(1, 2), Direction.UP, '2010-01-01')).toMatchObject({
      observations: 2,
      verdict: 'TOO_FEW_OBSERVATIONS',
    });
  });
});
