import { AllocationBasis } from './allocation-basis.js';
import type { Payment } from './payment.js';
import { liesWithin, touches, type YearRange } from './year-range.js';

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
    else if (payment.source === AllocationBasis.ASSIGNED && include !== AllocationBasis.ASSIGNED) sorted.notAskedFor.push(payment);
    else if (!within) sorted.partlyInRange.push(payment);
    else sorted.counted.push(payment);
  }
  return sorted;
}
