import { describe, expect, it } from 'vitest';
import { AllocationBasis } from '../../../src/modules/finance/allocation/allocation.type.js';
import { BudgetBasis, BudgetKind } from '../../../src/modules/finance/budget-line/budget-line.type.js';
import { Recurrence } from '../../../src/modules/finance/investment/investment.type.js';
import {
  allocatedAmount,
  liesWithin,
  type Payment,
  paymentOfAllocation,
  paymentsOfInvestment,
  touches,
  yearRangeOf,
} from '../../../src/modules/finance/spend/payment.js';

const brief = ({ amount, first, last }: Payment) => [amount.toNumber(), first, last];

describe('payments of an investment', () => {
  it('are its amount in each year when it is yearly', () => {
    const payments = paymentsOfInvestment({
      amount: '200000',
      recurrence: Recurrence.YEARLY,
      from_year: 2024,
      to_year: 2026,
      years_stated: 1,
    });
    expect(payments.map(brief)).toEqual([
      [200000, 2024, 2024],
      [200000, 2025, 2025],
      [200000, 2026, 2026],
    ]);
  });

  it('are one in its year when it is paid once', () => {
    expect(
      paymentsOfInvestment({
        amount: 5000,
        recurrence: Recurrence.ONCE,
        from_year: 2025,
        to_year: 2025,
        years_stated: 1,
      }).map(brief),
    ).toEqual([[5000, 2025, 2025]]);
    expect(
      paymentsOfInvestment({
        amount: 5000,
        recurrence: Recurrence.ONCE,
        from_year: 2025,
        to_year: null,
        years_stated: 1,
      }).map(brief),
    ).toEqual([[5000, 2025, 2025]]);
  });

  it('stay together when it is paid once over several years', () => {
    expect(
      paymentsOfInvestment({
        amount: 5000,
        recurrence: Recurrence.ONCE,
        from_year: 2025,
        to_year: 2027,
        years_stated: 1,
      }).map(brief),
    ).toEqual([[5000, 2025, 2027]]);
  });

  it('are one without a year if the recurrence is not stated', () => {
    const [payment, ...others] = paymentsOfInvestment({
      amount: 150000,
      recurrence: Recurrence.NOT_STATED,
      from_year: null,
      to_year: null,
      years_stated: 1,
    });
    expect(others).toEqual([]);
    expect(brief(payment!)).toEqual([150000, null, null]);
    expect(payment!.recurrenceNotStated).toBe(true);
  });
});

describe('the payment of an allocation', () => {
  const line = {
    basis: AllocationBasis.ASSIGNED,
    share: '0.25',
    assigned_by: 'Jeugdgraaf',
    line_amount: '1021053',
    line_kind: BudgetKind.OPTIONAL,
    line_basis: BudgetBasis.BUDGETED,
    year: 2024,
    from_year: null,
    to_year: null,
    programme: '6.72',
    programme_name_nl: 'Specialistische jeugdhulp',
    programme_name_en: null,
    name_nl: 'Uitvoeringskosten',
    name_en: 'Implementation costs',
  };

  it('is the share of the line, exactly', () => {
    // 1,021,053 × 0.25 = 255,263.25
    expect(allocatedAmount(line).toString()).toBe('255263.25');
    expect(allocatedAmount({ share: 0.1, line_amount: 3 }).toString()).toBe('0.3');
  });

  it('keeps the year of the line, who assigned it, and that the line is optional', () => {
    expect(paymentOfAllocation(line)).toMatchObject({
      source: 'ASSIGNED',
      first: 2024,
      last: 2024,
      assignedBy: 'Jeugdgraaf',
      optional: true,
      realised: false,
    });
  });

  it('is over several years when the line is', () => {
    expect(paymentOfAllocation({ ...line, year: null, from_year: 2025, to_year: 2027 })).toMatchObject({
      first: 2025,
      last: 2027,
    });
  });
});

describe('a range of years', () => {
  it('is open without arguments', () => {
    expect(yearRangeOf(undefined, null)).toEqual({ from: null, to: null });
    expect(liesWithin({ from: null, to: null }, 1990, 2050)).toBe(true);
  });

  it('is rejected in the wrong order, by the name of the argument', () => {
    expect(() => yearRangeOf(2026, 2024)).toThrow('Argument "from": must not be later than to: 2026 is after 2024.');
  });

  it('may be one year', () => {
    expect(yearRangeOf(2024, 2024)).toEqual({ from: 2024, to: 2024 });
  });

  it('contains years wholly, partly or not at all', () => {
    const range = { from: 2025, to: 2026 };
    expect([liesWithin(range, 2025, 2026), touches(range, 2025, 2026)]).toEqual([true, true]);
    expect([liesWithin(range, 2024, 2025), touches(range, 2024, 2025)]).toEqual([false, true]);
    expect([liesWithin(range, 2027, 2028), touches(range, 2027, 2028)]).toEqual([false, false]);
  });
});
