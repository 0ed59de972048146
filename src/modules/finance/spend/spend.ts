import { groupBy } from '../../../contract/collections.js';
import type { Words } from '../../../contract/words.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import type { BudgetLineRow, ProgrammeColumns } from '../budget-line/budget-line.entity.js';
import { BudgetBasis } from '../budget-line/budget-line.type.js';
import { type Amount, sumOf } from '../money.js';
import {
  isUndated,
  type PayingAllocation,
  type PayingInvestment,
  type Payment,
  type PlanYears,
  paymentOfAllocation,
  paymentOfLine,
  paymentsOfInvestment,
  sortPayments,
  yearsFrom,
  type YearRange,
} from './payment.js';
import { spendNotes, type SpendSubject } from './spend-notes.js';
import type { SpendNature } from './spend.type.js';
import { MissingReason } from '../../indicators/index.js';

interface SpendSources {
  investments: readonly PayingInvestment[];
  allocations: readonly PayingAllocation[];
  /** The years of the plan of the speerpunt. */
  plan: PlanYears;
}

interface PlanSources {
  lines: readonly BudgetLineRow[];
  /** Of its speerpunten: not counted, as the lines may already hold them. */
  investments: readonly PayingInvestment[];
  plan: PlanYears;
}

/** One kind of money in a sum. */
interface PartValue {
  nature: SpendNature;
  basis: BudgetBasis;
  yearsStated: boolean;
  amount: Amount;
}

interface ProgrammeValue extends ProgrammeColumns {
  amount: Amount;
}

export interface SpendValue {
  /** Null if nothing is known, for the reason in `missing`. */
  total: Amount | null;
  missing: MissingReason | null;
  parts: PartValue[];
  /** The years that the amounts are for. */
  years: number[];
  perYear: { year: number; amount: Amount }[];
  perProgramme: ProgrammeValue[];
  notes: Words[];
}

const amountOf = (payments: readonly Payment[]): Amount => sumOf(payments.map(({ amount }) => amount));

function yearsOf(payments: readonly Payment[]): number[] {
  const years = payments.flatMap(({ first, last }) => (first === null || last === null ? [] : yearsFrom(first, last)));
  return [...new Set(years)].sort((a, b) => a - b);
}

function partsOf(payments: readonly Payment[]): PartValue[] {
  const groups = groupBy(payments, ({ nature, realised, yearsStated }) => `${nature}/${realised}/${yearsStated}`);
  return [...groups.values()].map((rows) => ({
    nature: rows[0]!.nature,
    basis: rows[0]!.realised ? BudgetBasis.REALISED : BudgetBasis.BUDGETED,
    yearsStated: rows[0]!.yearsStated,
    amount: amountOf(rows),
  }));
}

function perProgramme(payments: readonly Payment[]): ProgrammeValue[] {
  const lines = payments.filter((payment) => payment.programme !== null);
  return [...groupBy(lines, ({ programme }) => programme!.programme)]
    .sort(([a], [b]) => a.localeCompare(b, 'nl', { numeric: true }))
    .map(([programme, rows]) => {
      const { programme_name_nl, programme_name_en } = rows[0]!.programme!;
      return { programme, programme_name_nl, programme_name_en, amount: amountOf(rows) };
    });
}

function spendValue(
  payments: readonly Payment[],
  include: AllocationBasis,
  range: YearRange,
  subject: SpendSubject,
): SpendValue {
  const sorted = sortPayments(payments, include, range, subject.plan);
  const { counted } = sorted;
  const ofOneYear = counted.filter((payment) => !isUndated(payment) && payment.first === payment.last);
  const known = counted.length > 0;
  return {
    total: known ? amountOf(counted) : null,
    // Without payments, no document has an amount; else all are outside the requested years.
    missing: known ? null : payments.length === 0 ? MissingReason.NOT_STATED : MissingReason.NOT_AVAILABLE,
    parts: partsOf(counted),
    years: yearsOf(counted),
    perYear: [...groupBy(ofOneYear, (payment) => payment.first!)]
      .sort(([a], [b]) => a - b)
      .map(([year, ofYear]) => ({ year, amount: amountOf(ofYear) })),
    perProgramme: perProgramme(counted),
    notes: spendNotes(sorted, include, range, subject),
  };
}

/**
 * Spending on a speerpunt: its investments and the allocated shares of budget lines, stated ones and, if requested,
 * assigned ones. An amount without a year counts once in the total, if any year of the plan is requested, and in no
 * single year. The notes state this, and what else was left out or assumed.
 */
export function spendOf(sources: SpendSources, include: AllocationBasis, range: YearRange): SpendValue {
  const payments = [
    ...sources.investments.flatMap(paymentsOfInvestment),
    ...sources.allocations.map(paymentOfAllocation),
  ];
  return spendValue(payments, include, range, { kind: 'SPEERPUNT', plan: sources.plan });
}

/**
 * The budget lines that a plan lists, whether or not they are allocated to a speerpunt. The notes state which extra
 * investments are not counted with them.
 */
export function planSpendOf({ lines, investments, plan }: PlanSources, range: YearRange): SpendValue {
  const extra = sortPayments(investments.flatMap(paymentsOfInvestment), AllocationBasis.STATED, range, plan);
  return spendValue(lines.map(paymentOfLine), AllocationBasis.STATED, range, {
    kind: 'PLAN',
    plan,
    investments: extra.counted,
  });
}
