import type { StoredNumber } from '../../persistence/stored-number.js';
import type { AllocationBasis } from './allocation-basis.js';
import { BudgetBasis } from './budget-basis.js';
import { BudgetKind } from './budget-kind.js';
import { Amount } from './money.js';
import { Recurrence } from './recurrence.js';

/** Where a payment comes from. */
type PaymentSource = 'INVESTMENT' | AllocationBasis;

/**
 * One amount that counts towards a speerpunt. `first` equals `last` for an amount of one year, differs for an amount over several years
 * that nobody split, and both are null for an amount without a year.
 */
export interface Payment {
  source: PaymentSource;
  amount: Amount;
  first: number | null;
  last: number | null;
  /** True where the document does not say whether the amount is yearly. */
  recurrenceNotStated: boolean;
  optional: boolean;
  realised: boolean;
  assignedBy: string | null;
}

/** What the rules need to know of an investment. */
export interface PayingInvestment {
  amount: StoredNumber;
  recurrence: Recurrence;
  from_year: number | null;
  to_year: number | null;
}

/** What the rules need to know of an allocation and its line. */
export interface PayingAllocation {
  basis: AllocationBasis;
  share: StoredNumber;
  assigned_by: string | null;
  line_amount: StoredNumber;
  line_kind: BudgetKind;
  line_basis: BudgetBasis;
  year: number | null;
  from_year: number | null;
  to_year: number | null;
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** YEARLY pays its amount in each of its years, ONCE in its year; what is not stated is paid once, in no year. */
export function paymentsOfInvestment(investment: PayingInvestment): Payment[] {
  const { recurrence, from_year: from, to_year: to } = investment;
  const payment = (first: number | null, last: number | null): Payment => ({
    source: 'INVESTMENT', amount: new Amount(investment.amount), first, last,
    recurrenceNotStated: recurrence === Recurrence.NOT_STATED, optional: false, realised: false, assignedBy: null,
  });
  if (recurrence === Recurrence.NOT_STATED) return [payment(null, null)];
  if (recurrence === Recurrence.YEARLY && from !== null && to !== null) return yearsFrom(from, to).map((year) => payment(year, year));
  return [payment(from ?? to, to ?? from)];
}

/** The allocated part of a line: the share times the line's amount, exactly. */
export function allocatedAmount(allocation: Pick<PayingAllocation, 'share' | 'line_amount'>): Amount {
  return new Amount(allocation.share).times(allocation.line_amount);
}

/** An allocated part of a line is paid in the line's year. */
export function paymentOfAllocation(allocation: PayingAllocation): Payment {
  return {
    source: allocation.basis,
    amount: allocatedAmount(allocation),
    first: allocation.year ?? allocation.from_year ?? allocation.to_year,
    last: allocation.year ?? allocation.to_year ?? allocation.from_year,
    recurrenceNotStated: false,
    optional: allocation.line_kind === BudgetKind.OPTIONAL,
    realised: allocation.line_basis === BudgetBasis.REALISED,
    assignedBy: allocation.assigned_by,
  };
}
