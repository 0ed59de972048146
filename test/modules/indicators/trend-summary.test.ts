import { describe, expect, it } from 'vitest';
import { Direction } from '../../../src/modules/indicators/indicator/indicator.type.js';
import { Quality } from '../../../src/modules/indicators/measurement/measurement.type.js';
import { trendOf } from '../../../src/modules/indicators/trend/trend.js';
import { summaryOf } from '../../../src/modules/indicators/trend/trend-summary.js';

const UNITS = {
  percent: { code: 'percent', symbol: '%', name_nl: 'procent', name_en: 'percent' },
  per_1000: { code: 'per_1000', symbol: 'per 1.000', name_nl: 'per 1.000', name_en: 'per 1,000' },
  count: { code: 'count', symbol: 'aantal', name_nl: 'aantal', name_en: 'count' },
  euro: { code: 'euro', symbol: '€', name_nl: 'euro', name_en: 'euro' },
};

function summary(
  periods: Record<string, number | null>,
  { unit = 'percent', desired = Direction.DOWN as Direction | null, breaks = [] as string[] } = {},
) {
  const points = Object.entries(periods).map(([period, value]) => ({
    period,
    value,
    low: null,
    high: null,
    quality: Quality.NORMAL,
  }));
  const trend = trendOf({
    indicator: { desired_direction: desired, unit },
    points,
    estimates: [],
    breaks: breaks.map((break_on) => ({ break_on })),
  });
  return summaryOf(trend, UNITS[unit as keyof typeof UNITS]);
}

const schoolYears = (...values: number[]) =>
  Object.fromEntries(values.map((value, index) => [`${2019 + index}-SY`, value]));

describe('a trend in words', () => {
  it('tells a movement that is not clear, and never as nothing', () => {
    // Absolute absence, Maastricht: p = 28/120.
    expect(summary(schoolYears(3.1, 1.6, 2.3, 4.3, 7.2), { unit: 'per_1000' })).toEqual({
      nl: 'Steeg van 3,1 naar 7,2 per 1.000 over 5 schooljaren, 2019–2023 (5 waarden); met p 0,23 is dat geen duidelijke trend. Bij deze indicator is een daling gewenst.',
      en: 'Rose from 3.1 to 7.2 per 1,000 over 5 school years, 2019–2023 (5 values); with p 0.23 that is not a clear trend. For this indicator a fall is desired.',
    });
  });

  it('tells whether a clear movement is the desired one', () => {
    expect(summary({ 2019: 2, 2020: 1.9, 2021: 1.8, 2022: 1.7, 2023: 1.5 })).toEqual({
      nl: 'Daalde van 2 naar 1,5% over 5 jaar, 2019–2023 (5 waarden); met p 0,02 is dat een duidelijke daling, zoals bij deze indicator gewenst.',
      en: 'Fell from 2 to 1.5% over 5 years, 2019–2023 (5 values); with p 0.02 that is a clear fall, as desired for this indicator.',
    });
    expect(summary({ 2019: 1747, 2020: 1774, 2021: 1795, 2022: 1823, 2023: 1808 }, { unit: 'count' }).en).toBe(
      'Rose from 1,747 to 1,808 over 5 years, 2019–2023 (5 values); with p 0.08 that is a clear rise, where a fall is desired for this indicator.',
    );
    expect(summary({ 2019: 1, 2020: 2, 2021: 3, 2022: 4 }, { desired: null }).nl).toMatch(
      /een duidelijke stijging\. De documenten noemen geen gewenste richting/,
    );
  });

  it('counts values and years apart where years lack a value', () => {
    expect(summary({ 2015: 106, 2021: 86, 2022: 86, 2023: 65 }, { unit: 'count', desired: null }).nl).toMatch(
      /^Daalde van 106 naar 65 over 9 jaar, 2015–2023 \(4 waarden: 2015 en 2021–2023\); met p 0,\d+ is dat geen duidelijke trend\. De documenten noemen geen gewenste richting\.$/,
    );
  });

  it('tells a return to the first value', () => {
    expect(summary({ 2019: 5, 2020: 6, 2021: 5 }, { unit: 'euro' }).nl).toMatch(
      /^Begon en eindigde op € 5 over 3 jaar/,
    );
    const { nl, en } = summary({ 2019: 5, 2020: 6, 2021: 5 });
    expect(nl).toMatch(/^Begon en eindigde op 5% over 3 jaar/);
    expect(en).toMatch(/^Began and ended at 5% over 3 years/);
  });

  it('tells what few values can show', () => {
    expect(summary({ 2022: 2097, 2023: 1984 }, { unit: 'count' })).toEqual({
      nl: 'Daalde van 2.097 naar 1.984 over 2 jaar, 2022–2023 (2 waarden); twee waarden zijn te weinig voor een trend. Bij deze indicator is een daling gewenst.',
      en: 'Fell from 2,097 to 1,984 over 2 years, 2022–2023 (2 values); two values are too few for a trend. For this indicator a fall is desired.',
    });
    expect(summary({ 2023: 40 }).nl).toBe(
      'Eén waarde, 40% (2023): er is nog geen ontwikkeling te zien. Bij deze indicator is een daling gewenst.',
    );
    expect(summary({ 2023: null })).toEqual({
      nl: 'Er zijn geen waarden om te vergelijken. Bij deze indicator is een daling gewenst. Niet meegeteld: 1 zonder waarde.',
      en: 'There are no values to compare. For this indicator a fall is desired. Left out: 1 without a value.',
    });
  });

  it('names a school year as the document prints it', () => {
    expect(summary({ 'SY-2023': 7.2 }).en).toBe(
      'One value, 7.2% (school year 2023): no development can be seen yet. For this indicator a fall is desired.',
    );
  });

  it('names quarters and months, not their first days', () => {
    expect(summary({ '2017-Q1': 309, '2017-Q2': 378 }, { unit: 'count' })).toEqual({
      nl: 'Steeg van 309 naar 378 over 2 waarden, 2017 Q1 t/m 2017 Q2; twee waarden zijn te weinig voor een trend. Bij deze indicator is een daling gewenst.',
      en: 'Rose from 309 to 378 over 2 values, 2017 Q1 to 2017 Q2; two values are too few for a trend. For this indicator a fall is desired.',
    });
    expect(summary({ '2017-05': 40 }).nl).toMatch(/^Eén waarde, 40% \(mei 2017\)/);
  });

  it('names the break that it does not cross', () => {
    expect(summary({ 2022: 31, 2023: 46 }, { unit: 'count', desired: null, breaks: ['2022-07-01'] }).en).toBe(
      'One value, 46 (2023): no development can be seen yet. The documents state no desired direction. ' +
        'Left out: 1 from before the break of 1 July 2022.',
    );
  });
});
