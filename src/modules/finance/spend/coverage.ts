import { groupBy } from '../../../contract/collections.js';
import type { Words } from '../../../contract/words.js';
import { type Amount, sumOf } from '../money.js';
import { quotientOf } from './per-young-inhabitant.js';
import type { YearRange } from './payment.js';
import type { MissingReason } from '../../indicators/index.js';

/** An amount of one year. */
export interface OfYear {
  year: number;
  amount: Amount;
}

/** What a plan's own budget comes to in the requested years; null parts are unknown. */
export interface BudgetCover {
  years: number[];
  budget: OfYear[];
  /** Of the subject of the answer. */
  allocated: OfYear[];
  /** Null where a line of the budget has no outcome. */
  candidates: { name: Words; amounts: OfYear[] }[] | null;
  /** To no speerpunt at all. */
  unallocated: OfYear[];
  /** Whether only allocations stated in documents are counted. */
  statedOnly: boolean;
  subject: 'SPEERPUNT' | 'PLAN';
}

/** The years of figures: in the answer, and known whatever was requested. */
export interface FigureYears {
  /** How many series. */
  series: number;
  inAnswer: number[];
  known: number[];
  /** Whether there are values without a stated year. */
  undated: boolean;
  /** Why the answer has no figure; null if it has one. */
  missing: MissingReason | null;
}

export interface CoverageRow {
  /** Whether any amount is known. */
  hasMoney: boolean;
  spendYears: number[];
  figures: FigureYears;
  budget: BudgetCover | null;
  range: YearRange;
  /** Of one indicator: name of the area of its series, where the plan does not name that area. */
  outsidePlan: Words | null;
}

export const amountOf = (rows: readonly OfYear[]): Amount => sumOf(rows.map(({ amount }) => amount));

/** The amount that is the same in each of several years; null for one year, and where years differ or have none. */
export function amountEachYear(rows: readonly OfYear[], years: readonly number[]): Amount | null {
  const sums = [...groupBy(rows, ({ year }) => year).values()].map(amountOf);
  const [first] = sums;
  const isYearly = years.length > 1 && sums.length === years.length && sums.every((sum) => sum.equals(first!));
  return isYearly ? first! : null;
}

/** The share of the plan's budget in the requested years that is counted; null without a budget. */
export function shareOfBudget({ budget, allocated }: BudgetCover): number | null {
  const whole = amountOf(budget);
  return whole.isZero() ? null : quotientOf(amountOf(allocated), whole.toString());
}

export function candidatesOf({ candidates }: BudgetCover): Amount | null {
  return candidates && amountOf(candidates.flatMap(({ amounts }) => amounts));
}

export function unallocatedOf({ unallocated }: BudgetCover): Amount {
  return amountOf(unallocated);
}
