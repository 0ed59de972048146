import { groupBy } from '../../../contract/collections.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { allocationsOfPlan, type AllocationRow } from '../allocation/allocation.entity.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { type BudgetLineRow, budgetLinesOfPlan } from '../budget-line/budget-line.entity.js';
import { BudgetBasis, BudgetKind } from '../budget-line/budget-line.type.js';
import { Amount, sumOf } from '../money.js';
import { decisionsOfPlan, type DecisionRow } from '../unallocated-line/unallocated-line.entity.js';
import type { BudgetCover, OfYear } from './coverage.js';
import { allocatedAmount, liesWithin } from './payment.js';
import type { SpendRequest, Subject } from './spend-row.js';

/**
 * The lines of a plan's own budget in the requested years, each of one year and budgeted. Optional ones may never be
 * spent.
 */
function linesIn(lines: readonly BudgetLineRow[], { range }: Pick<SpendRequest, 'range'>): BudgetLineRow[] {
  return lines.filter(
    ({ year, basis, kind }) =>
      year !== null && basis === BudgetBasis.BUDGETED && kind !== BudgetKind.OPTIONAL && liesWithin(range, year, year),
  );
}

const ofLine = (line: BudgetLineRow): OfYear => ({ year: line.year!, amount: new Amount(line.amount) });

/** What remains of each line after the allocations. */
function remainderOf(lines: readonly BudgetLineRow[], allocations: readonly AllocationRow[]): OfYear[] {
  const byLine = groupBy(allocations, ({ budget_line }) => budget_line);
  return lines.map((line) => ({
    year: line.year!,
    amount: new Amount(line.amount).minus(sumOf((byLine.get(line.slug) ?? []).map(allocatedAmount))),
  }));
}

/** The lines that may serve a speerpunt in part, of all years under one name. */
function candidatesIn(
  lines: readonly BudgetLineRow[],
  allocations: readonly AllocationRow[],
  decisions: readonly DecisionRow[],
  speerpunt: string | null,
): BudgetCover['candidates'] {
  const decided = new Set([...allocations, ...decisions].map(({ budget_line }) => budget_line));
  if (lines.some(({ slug }) => !decided.has(slug))) return null;
  const candidates = new Set(
    decisions
      .filter((row) => row.speerpunt !== null && (speerpunt === null || row.speerpunt === speerpunt))
      .map(({ budget_line }) => budget_line),
  );
  const found = lines.filter(({ slug }) => candidates.has(slug));
  return [...groupBy(found, ({ name_nl }) => name_nl).values()].map((rows) => ({
    name: { nl: rows[0]!.name_nl, en: rows[0]!.name_en ?? rows[0]!.name_nl },
    amounts: rows.map(ofLine),
  }));
}

/** What part of a plan's own budget an answer covers; null if the plan has no budget lines of single years. */
export async function budgetCoverOf(
  context: RequestContext,
  { plan, speerpunt }: Subject,
  request: Pick<SpendRequest, 'range' | 'include'>,
): Promise<BudgetCover | null> {
  const [all, allocations, decisions] = await Promise.all([
    budgetLinesOfPlan(context, plan),
    allocationsOfPlan(context, plan),
    decisionsOfPlan(context, plan),
  ]);
  const lines = linesIn(all, request);
  if (lines.length === 0) return null;
  const inLines = new Set(lines.map(({ slug }) => slug));
  const counted = allocations.filter(
    ({ basis, budget_line }) =>
      inLines.has(budget_line) && (basis === AllocationBasis.STATED || request.include === AllocationBasis.ASSIGNED),
  );
  const own = counted.filter((row) => row.speerpunt === speerpunt?.slug);
  const budget = lines.map(ofLine);
  return {
    years: [...new Set(budget.map(({ year }) => year))].sort((a, b) => a - b),
    budget,
    allocated: speerpunt ? own.map((row) => ({ year: row.year!, amount: allocatedAmount(row) })) : budget,
    candidates: candidatesIn(lines, allocations, decisions, speerpunt?.slug ?? null),
    unallocated: remainderOf(lines, counted),
    statedOnly: request.include === AllocationBasis.STATED,
    subject: speerpunt ? 'SPEERPUNT' : 'PLAN',
  };
}
