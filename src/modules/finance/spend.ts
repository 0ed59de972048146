import { groupBy } from '../../shared/key-by.js';
import type { AllocationBasis } from './allocation-basis.js';
import { type Amount, sumOf } from './money.js';
import { type PayingAllocation, type PayingInvestment, paymentOfAllocation, paymentsOfInvestment } from './payment.js';
import { isUndated, sortPayments } from './sorted-payments.js';
import { spendNotes } from './spend-notes.js';
import type { YearRange } from './year-range.js';

/** All that is known of the money of a speerpunt. */
export interface SpendSources {
  investments: readonly PayingInvestment[];
  allocations: readonly PayingAllocation[];
}

/** What is spent on a speerpunt. */
export interface SpendValue {
  total: Amount;
  perYear: { year: number; amount: Amount }[];
  notes: string[];
}

/**
 * What is spent on a speerpunt: its investments and the allocated parts of budget lines, those that documents state and, when asked
 * for, those that somebody assigned. An amount without a year is in the total once, whatever the range, and in no year; the notes say
 * so, and what else was left out or assumed.
 */
export function spendOf(sources: SpendSources, include: AllocationBasis, range: YearRange): SpendValue {
  const payments = [...sources.investments.flatMap(paymentsOfInvestment), ...sources.allocations.map(paymentOfAllocation)];
  const sorted = sortPayments(payments, include, range);
  const ofOneYear = sorted.counted.filter((payment) => !isUndated(payment) && payment.first === payment.last);
  const perYear = [...groupBy(ofOneYear, (payment) => payment.first!)]
    .sort(([a], [b]) => a - b)
    .map(([year, ofYear]) => ({ year, amount: sumOf(ofYear.map(({ amount }) => amount)) }));
  return {
    total: sumOf(sorted.counted.map(({ amount }) => amount)),
    perYear,
    notes: spendNotes(sorted, include, range),
  };
}
