import { describe, expect, it } from 'vitest';
import { divisionProblem } from '../../../src/modules/finance/allocation/allocation.resource.js';

const maastricht = { code: 'GM0935', name_nl: 'Maastricht' };

describe('dividing the spend of a plan by inhabitants', () => {
  it('is possible for the one area that the plan is for', () => {
    expect(divisionProblem(['GM0935'], maastricht)).toBeNull();
    expect(divisionProblem(['GM0935'], null)).toBeNull();
  });

  it('is not for an area that the plan is not for', () => {
    expect(divisionProblem(['GM0758'], maastricht)).toBe(
      'Het plan geldt niet voor Maastricht: de uitgaven zijn die van het plan zelf, en een bedrag per jonge inwoner van Maastricht is er niet.',
    );
  });

  it('is not where several areas spend together, or where no area is named', () => {
    expect(divisionProblem(['GM0758', 'GM0935'], maastricht)).toBe(
      'Het plan geldt voor 2 gebieden samen (GM0758 en GM0935): een bedrag per jonge inwoner van één gebied is er niet.',
    );
    expect(divisionProblem([], null)).toBe('Het plan noemt geen gebied: een bedrag per jonge inwoner is er niet.');
  });
});
