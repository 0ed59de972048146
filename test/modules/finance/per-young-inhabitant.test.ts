import { describe, expect, it } from 'vitest';
import {
  divisionProblem,
  inhabitantsNotes,
  perYoungInhabitant,
  quotientOf,
} from '../../../src/modules/finance/spend/per-young-inhabitant.js';
import { Amount } from '../../../src/modules/finance/money.js';
import { MissingReason } from '../../../src/modules/indicators/index.js';

const year = (value: number, amount: number) => ({ year: value, amount: new Amount(amount) });

describe('an amount per young inhabitant', () => {
  it('is the quotient rounded to six decimals', () => {
    // 15,551 × 12.86 = 199,985.86; the rest 14.14 / 15,551 = 0.00090926…
    expect(quotientOf(new Amount(200000), '15551')).toBe(12.860909);
    // 1 / 3 = 0.3333333…, 2 / 3 = 0.6666666… is rounded up.
    expect(quotientOf(new Amount(1), 3)).toBe(0.333333);
    expect(quotientOf(new Amount(2), 3)).toBe(0.666667);
  });

  it('uses the figure of the same year and never that of another', () => {
    const rows = perYoungInhabitant(
      [year(2024, 200000), year(2025, 200000)],
      [{ year: 2024, value: 15551, missing: null }],
    );
    expect(rows.map(({ perYoungInhabitant: quotient, missing }) => [quotient, missing])).toEqual([
      [12.860909, null],
      [null, 'NOT_AVAILABLE'],
    ]);
  });

  it('returns why a figure is missing', () => {
    expect(
      perYoungInhabitant([year(2024, 1)], [{ year: 2024, value: null, missing: MissingReason.NOT_YET_PUBLISHED }])[0],
    ).toMatchObject({ perYoungInhabitant: null, missing: 'NOT_YET_PUBLISHED' });
  });

  it('takes the first figure of the year that has a value', () => {
    const figures = [
      { year: 2024, value: null, missing: MissingReason.NOT_STATED },
      { year: 2024, value: 100, missing: null },
      { year: 2024, value: 200, missing: null },
    ];
    expect(perYoungInhabitant([year(2024, 1000)], figures)[0]!.perYoungInhabitant).toBe(10);
  });

  it('is unknown for 0 inhabitants', () => {
    expect(perYoungInhabitant([year(2024, 1)], [{ year: 2024, value: 0, missing: null }])[0]).toMatchObject({
      perYoungInhabitant: null,
      missing: 'NOT_AVAILABLE',
    });
  });

  it('comes with a note on the years that lack inhabitants', () => {
    const rows = perYoungInhabitant(
      [year(2024, 1), year(2025, 1), year(2026, 1)],
      [{ year: 2024, value: 10, missing: null }],
    );
    expect(inhabitantsNotes(rows, { nl: 'Maastricht', en: 'Maastricht' })).toEqual([
      {
        nl: 'Van Maastricht is voor 2025 en 2026 geen aantal inwoners van 0 tot 18 jaar bekend: het bedrag per jonge inwoner ontbreekt daar.',
        en: 'For Maastricht, the number of inhabitants aged 0 to 18 is not known for 2025 and 2026: the amount per young inhabitant is missing there.',
      },
    ]);
    expect(inhabitantsNotes(rows.slice(0, 1), { nl: 'Maastricht', en: 'Maastricht' })).toEqual([]);
  });
});

const breda = { code: 'GM0758', name_nl: 'Breda', name_en: null };
const maastricht = { code: 'GM0935', name_nl: 'Maastricht', name_en: null };

describe('dividing the spending of a plan by inhabitants', () => {
  it('is possible for the only area of the plan', () => {
    expect(divisionProblem(['GM0935'], [], maastricht)).toBeNull();
    expect(divisionProblem(['GM0935'], [], null)).toBeNull();
  });

  it('is impossible for an area outside the plan', () => {
    expect(divisionProblem(['GM0758'], [], maastricht)?.nl).toBe(
      'Het plan geldt niet voor Maastricht: de uitgaven zijn die van het plan zelf, en een bedrag per jonge inwoner van Maastricht is er niet.',
    );
  });

  it('is impossible if several areas spend together, or no area is named', () => {
    expect(divisionProblem(['GM0758', 'GM0935'], [breda, maastricht], maastricht)?.nl).toBe(
      'Het plan geldt voor 2 gebieden samen (Breda en Maastricht): een bedrag per jonge inwoner van één gebied is er niet.',
    );
    expect(divisionProblem([], [], null)?.nl).toBe(
      'Het plan noemt geen gebied: een bedrag per jonge inwoner is er niet.',
    );
  });
});
