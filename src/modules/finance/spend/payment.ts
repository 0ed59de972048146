import { checkYears } from '../../../contract/arguments.js';
import type { Words } from '../../../contract/words.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import type { AllocationRow } from '../allocation/allocation.entity.js';
import type { BudgetLineRow, ProgrammeColumns } from '../budget-line/budget-line.entity.js';
import { BudgetBasis, BudgetKind } from '../budget-line/budget-line.type.js';
import { areYearsStated, type InvestmentRow } from '../investment/investment.entity.js';
import { Recurrence } from '../investment/investment.type.js';
import { Amount } from '../money.js';
import { SpendNature } from './spend.type.js';

/** Requested years; null leaves an end open. */
export interface YearRange {
  from: number | null;
  to: number | null;
}

/** @throws BadUserInputError if `from` is after `to` */
export function yearRangeOf(from: number | null | undefined, to: number | null | undefined): YearRange {
  checkYears(from, to);
  return { from: from ?? null, to: to ?? null };
}

/** Whether the years lie wholly within the range. */
export function liesWithin(range: YearRange, first: number, last: number): boolean {
  return (range.from === null || first >= range.from) && (range.to === null || last <= range.to);
}

/** Whether the years overlap the range. */
export function touches(range: YearRange, first: number, last: number): boolean {
  return (range.from === null || last >= range.from) && (range.to === null || first <= range.to);
}

type PaymentSource = 'INVESTMENT' | 'PLAN' | AllocationBasis;

/**
 * An amount that counts towards a speerpunt or plan. `first` and `last` are equal for a single year, differ for several
 * years without a breakdown, and are null for an amount without a year.
 */
export interface Payment {
  source: PaymentSource;
  nature: SpendNature;
  amount: Amount;
  first: number | null;
  last: number | null;
  /** Whether a document states the years. */
  yearsStated: boolean;
  /** Null for an amount that is no budget line. */
  programme: ProgrammeColumns | null;
  /** Name of the budget line, the same in each of its years; null for other amounts. */
  line: Words | null;
  /** The document does not state whether the amount is yearly. */
  recurrenceNotStated: boolean;
  optional: boolean;
  realised: boolean;
  assignedBy: string | null;
}

/** The columns of an investment that determine its payments. */
export type PayingInvestment = Pick<InvestmentRow, 'amount' | 'recurrence' | 'from_year' | 'to_year' | 'years_stated'>;

/** The columns of an allocation and its budget line that determine its payment. */
export type PayingAllocation = Omit<
  AllocationRow,
  'id' | 'budget_line' | 'speerpunt' | 'plan' | 'rationale_nl' | 'rationale_en'
>;

/** The columns of a budget line that determine its payment. */
type PayingLine = Pick<
  BudgetLineRow,
  | 'amount'
  | 'year'
  | 'from_year'
  | 'to_year'
  | 'kind'
  | 'basis'
  | 'programme'
  | 'programme_name_nl'
  | 'programme_name_en'
  | 'name_nl'
  | 'name_en'
>;

/** The years from the first to the last. */
export function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** YEARLY pays the amount in each year, ONCE in its own year; NOT_STATED pays once, without a year. */
export function paymentsOfInvestment(investment: PayingInvestment): Payment[] {
  const { recurrence, from_year: from, to_year: to } = investment;
  const payment = (first: number | null, last: number | null): Payment => ({
    source: 'INVESTMENT',
    nature: SpendNature.EXTRA_INVESTMENT,
    amount: new Amount(investment.amount),
    first,
    last,
    yearsStated: areYearsStated(investment),
    programme: null,
    line: null,
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

/** The exact amount: share times the amount of the line. */
export function allocatedAmount(allocation: Pick<PayingAllocation, 'share' | 'line_amount'>): Amount {
  return new Amount(allocation.share).times(allocation.line_amount);
}

/** A line of a plan's own budget is paid in its year. */
export function paymentOfLine(line: PayingLine): Payment {
  const first = line.year ?? line.from_year ?? line.to_year;
  return {
    source: 'PLAN',
    nature: SpendNature.PLAN_BUDGET,
    amount: new Amount(line.amount),
    first,
    last: line.year ?? line.to_year ?? line.from_year,
    yearsStated: first !== null,
    programme: line,
    line: { nl: line.name_nl, en: line.name_en ?? line.name_nl },
    recurrenceNotStated: false,
    optional: line.kind === BudgetKind.OPTIONAL,
    realised: line.basis === BudgetBasis.REALISED,
    assignedBy: null,
  };
}

/** The allocated share of a line is paid in the year of the line. */
export function paymentOfAllocation(allocation: PayingAllocation): Payment {
  const { line_amount: amount, line_kind: kind, line_basis: basis } = allocation;
  return {
    ...paymentOfLine({ ...allocation, amount, kind, basis }),
    source: allocation.basis,
    nature: SpendNature.ALLOCATED_BUDGET,
    amount: allocatedAmount(allocation),
    assignedBy: allocation.assigned_by,
  };
}

/** Payments, sorted by how they are counted. */
export interface SortedPayments {
  /** Part of the total. */
  counted: Payment[];
  /** Assigned by judgement, where only stated allocations were requested. */
  notRequested: Payment[];
  /** Over several years, only some of which were requested. */
  partlyInRange: Payment[];
  /** Of the budget of a plan as a whole: amounts that may never be spent, or that another amount may hold already. */
  optional: Payment[];
  /** Realised amounts: they would count twice with the budgeted ones. */
  realised: Payment[];
  /** Without a year, where only years outside the plan were requested. */
  outsidePlan: Payment[];
}

export function isUndated(payment: Payment): boolean {
  return payment.first === null || payment.last === null;
}

/** The years of a plan; null where its documents state none. */
export interface PlanYears {
  from: number | null;
  to: number | null;
}

/** Whether any year of the plan is requested; a plan without years may have had its money in any. */
function hasYearsOf(range: YearRange, { from, to }: PlanYears): boolean {
  return touches(range, from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY);
}

/**
 * Sorts payments by how they are counted; those outside the requested years are dropped. An amount without a year
 * belongs to some year of its plan at most.
 */
export function sortPayments(
  payments: readonly Payment[],
  include: AllocationBasis,
  range: YearRange,
  plan: PlanYears,
): SortedPayments {
  const sorted: SortedPayments = {
    counted: [],
    notRequested: [],
    partlyInRange: [],
    optional: [],
    realised: [],
    outsidePlan: [],
  };
  for (const payment of payments) {
    const within = isUndated(payment) || liesWithin(range, payment.first!, payment.last!);
    if (!within && !touches(range, payment.first!, payment.last!)) continue;
    if (isUndated(payment) && !hasYearsOf(range, plan)) sorted.outsidePlan.push(payment);
    else if (payment.realised) sorted.realised.push(payment);
    else if (payment.optional && payment.nature === SpendNature.PLAN_BUDGET) sorted.optional.push(payment);
    else if (payment.source === AllocationBasis.ASSIGNED && include !== AllocationBasis.ASSIGNED)
      sorted.notRequested.push(payment);
    else if (!within) sorted.partlyInRange.push(payment);
    else sorted.counted.push(payment);
  }
  return sorted;
}
