import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { code, decimal, type Row, type StoredNumber, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyOf } from '../../../store/loaders.js';
import { stillCounts } from '../../provenance/index.js';
import { BudgetLineEntity, type BudgetLineRow, type ProgrammeColumns } from '../budget-line/budget-line.entity.js';
import { AllocationBasis } from './allocation.type.js';

/** Share of a budget line that serves a speerpunt. */
export const AllocationEntity = defineEntity({
  name: 'Allocation',
  tableName: 'allocation',
  properties: {
    id: p.text().primary(),
    budget_line: slug().comment('Slug of the budget line.'),
    speerpunt: slug().comment('Slug of the speerpunt it serves.'),
    basis: code(AllocationBasis).comment('Whether a document states the allocation or someone assigned it.'),
    share: decimal().nullable().comment('Share of the line: greater than 0, at most 1, with at most 6 decimals.'),
    assigned_by: p.text().nullable().comment('Who assigned it; required if ASSIGNED.'),
    rationale_nl: p.text().nullable().comment('Reason, in Dutch; required if ASSIGNED.'),
    rationale_en: p.text().nullable().comment('Reason, in English.'),
    package: p.text(),
  },
});

/** An allocation with the columns of its budget line that determine its payments. */
export interface AllocationRow
  extends Omit<Row<typeof AllocationEntity>, 'package'>,
    Pick<BudgetLineRow, 'year' | 'from_year' | 'to_year' | 'name_nl' | 'name_en' | 'plan'>,
    ProgrammeColumns {
  /** Packages require it; the column is nullable. */
  share: StoredNumber;
  line_amount: StoredNumber;
  line_kind: BudgetLineRow['kind'];
  line_basis: BudgetLineRow['basis'];
}

function allocations(context: RequestContext) {
  return (
    context
      .tables(AllocationEntity, BudgetLineEntity)
      .selectFrom('allocation as a')
      .innerJoin('budget_line as l', 'l.slug', 'a.budget_line')
      .select(['a.id', 'a.budget_line', 'a.speerpunt', 'a.basis', 'a.share', 'a.assigned_by'])
      .select(['a.rationale_nl', 'a.rationale_en', 'l.year', 'l.from_year', 'l.to_year'])
      .select(['l.programme', 'l.programme_name_nl', 'l.programme_name_en', 'l.name_nl', 'l.name_en', 'l.plan'])
      .select(['l.amount as line_amount', 'l.kind as line_kind', 'l.basis as line_basis'])
      .$narrowType<{ share: StoredNumber; line_amount: StoredNumber }>()
      .where(stillCounts(sql`l.id`, null))
      // Not by year: databases differ on where nulls sort.
      .orderBy('a.id')
  );
}

export const allocationNode = nodeOf<AllocationRow>('allocation', 'Allocation', (context, ids) =>
  allocations(context)
    .where('a.id', 'in', [...ids])
    .execute(),
);

export const allocationsOfLine = manyOf<AllocationRow>('budget_line', (context, lines) =>
  allocations(context)
    .where('a.budget_line', 'in', [...lines])
    .execute(),
);

export const allocationsOfSpeerpunt = manyOf<AllocationRow>('speerpunt', (context, speerpunten) =>
  allocations(context)
    .where('a.speerpunt', 'in', [...speerpunten])
    .execute(),
);

export const allocationsOfPlan = manyOf<AllocationRow>('plan', (context, plans) =>
  allocations(context)
    .where('l.plan', 'in', [...plans])
    .execute(),
);

/** Shares are whole millionths, so that the remainder of a line is exact in both databases. */
export const SHARE_DECIMALS = 6;
export const WHOLE_SHARE = 10 ** SHARE_DECIMALS;
