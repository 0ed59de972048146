import { sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import type { PayingAllocation } from '../spend/payment.js';
import type { FinanceTables } from '../tables.js';
import { stillCounts } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

/** An allocation as stored, with what its line says; `budget_line` and `speerpunt` are slugs. */
export interface AllocationRow extends PayingAllocation {
  id: string;
  budget_line: string;
  speerpunt: string;
  rationale_nl: string | null;
  rationale_en: string | null;
}

function allocationsQuery(context: RequestContext) {
  return (
    context
      .tables<FinanceTables>()
      .selectFrom('allocation as a')
      .innerJoin('budget_line as l', 'l.slug', 'a.budget_line')
      .select([
        'a.id',
        'a.budget_line',
        'a.speerpunt',
        'a.assigned_by',
        'a.rationale_nl',
        'a.rationale_en',
        'l.year',
        'l.from_year',
        'l.to_year',
      ])
      .select([
        sql<AllocationRow['basis']>`a.basis`.as('basis'),
        sql<AllocationRow['share']>`a.share`.as('share'),
        sql<AllocationRow['line_amount']>`l.amount`.as('line_amount'),
        sql<AllocationRow['line_kind']>`l.kind`.as('line_kind'),
        sql<AllocationRow['line_basis']>`l.basis`.as('line_basis'),
      ])
      .where(stillCounts(sql`l.id`, null))
      // Not by year: stores differ on where an empty one stands.
      .orderBy('a.id')
  );
}

/** Allocations by id. */
export function fetchAllocations(context: RequestContext, ids: readonly string[]): Promise<AllocationRow[]> {
  return allocationsQuery(context)
    .where('a.id', 'in', [...ids])
    .execute();
}

/** The allocations of a budget line. */
export function allocationsOfLine(context: RequestContext, line: string): Promise<AllocationRow[]> {
  return manyByKey(
    context,
    'allocations-of-line',
    (lines) =>
      allocationsQuery(context)
        .where('a.budget_line', 'in', [...lines])
        .execute(),
    (row) => row.budget_line,
  ).load(line);
}

/** The allocations to a speerpunt, stated and assigned. */
export function allocationsOfSpeerpunt(context: RequestContext, speerpunt: string): Promise<AllocationRow[]> {
  return manyByKey(
    context,
    'allocations-of-speerpunt',
    (speerpunten) =>
      allocationsQuery(context)
        .where('a.speerpunt', 'in', [...speerpunten])
        .execute(),
    (row) => row.speerpunt,
  ).load(speerpunt);
}
