import { AllocationBasis } from '../allocation/allocation.type.js';
import { BudgetBasis, BudgetKind } from '../budget-line/budget-line.type.js';
import { Recurrence } from '../investment/investment.type.js';
import { Amount } from '../money.js';
import { liesWithin, touches, type YearRange } from '../year-range.js';
import type { StoredNumber } from '../../../store/dialect.js';

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
    source: 'INVESTMENT',
    amount: new Amount(investment.amount),
    first,
    last,
    recurrenceNotStated: recurrence === Recurrence.NOT_STATED,
    optional: false,
    realised: false,
    assignedBy: null,
  });
  if (recurrence === Recurrence.NOT_STATED) return [payment(null, null)];
  if (recurrence === Recurrence.YEARLY && from !== null && to !== null)
    return yearsFrom(from, to).map((year) => payment(year, year));
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

/** The payments of a speerpunt, sorted by what happens to them. */
export interface SortedPayments {
  /** Those that make up the total. */
  counted: Payment[];
  /** Assigned ones of the years asked for, where only what is stated was asked for. */
  notAskedFor: Payment[];
  /** Over several years, of which only some were asked for. */
  partlyInRange: Payment[];
  /** Spent according to the accounts: counted beside what was budgeted for it, they would count twice. */
  realised: Payment[];
}

/** Whether a payment has no year at all. */
export function isUndated(payment: Payment): boolean {
  return payment.first === null || payment.last === null;
}

/** Sorts payments by whether they count; those of years that were not asked for are dropped. */
export function sortPayments(payments: readonly Payment[], include: AllocationBasis, range: YearRange): SortedPayments {
  const sorted: SortedPayments = { counted: [], notAskedFor: [], partlyInRange: [], realised: [] };
  for (const payment of payments) {
    const within = isUndated(payment) || liesWithin(range, payment.first!, payment.last!);
    if (!within && !touches(range, payment.first!, payment.last!)) continue;
    if (payment.realised) sorted.realised.push(payment);
    else if (payment.source === AllocationBasis.ASSIGNED && include !== AllocationBasis.ASSIGNED)
      sorted.notAskedFor.push(payment);
    else if (!within) sorted.partlyInRange.push(payment);
    else sorted.counted.push(payment);
  }
  return sorted;
}
