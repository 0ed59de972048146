import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { code, decimal, type Row, type StoredNumber, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyOf, nodeOf, rowsOf } from '../../../store/loaders.js';
import { stillCounts } from '../../provenance/index.js';
import { BudgetBasis, BudgetFlow, BudgetKind, BudgetScheme, LineInclusion, NO_PROGRAMME } from './budget-line.type.js';

export const BudgetLineEntity = defineEntity({
  name: 'BudgetLine',
  tableName: 'budget_line',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    area: p.text().comment('Code of the area whose budget contains the line.'),
    programme: p
      .text()
      .comment('Code of the budget programme, such as `6.72`; `NOT_STATED` if the document names none.'),
    programme_name_nl: p.text().comment('Name of the programme in Dutch; `Niet vermeld` if the document names none.'),
    programme_name_en: p.text().nullable().comment('Name of the programme in English.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    year: p.integer().nullable().comment('Year of the amount; empty if it covers several years or no year is stated.'),
    from_year: p.integer().nullable().comment('First year of an amount that covers several years.'),
    to_year: p.integer().nullable().comment('Last year of an amount that covers several years.'),
    amount: decimal().nullable().comment('Amount in euros; the total for all years if it covers several.'),
    kind: code(BudgetKind).comment(
      'Whether the amount is structural, incidental or optional, as stated in the document.',
    ),
    basis: code(BudgetBasis).comment('Whether the amount was budgeted or realised.'),
    scheme: code(BudgetScheme).comment('How the lines of the budget are drawn up; `PLAN` if empty in a package.'),
    flow: code(BudgetFlow).comment('Whether the money goes out or comes in; `EXPENSE` if empty in a package.'),
    plan: slug().nullable().comment('Slug of the policy plan the line belongs to; empty if the document names none.'),
    project: slug().nullable().comment('Slug of the project the line funds; empty if the document names none.'),
    included_in: slug()
      .nullable()
      .comment('Slug of the line whose amount includes this one, or may include it; empty if none is known.'),
    inclusion: code(LineInclusion)
      .nullable()
      .comment('Whether the document states that the other line includes it, or it is only possible.'),
    note: p.text().nullable().comment('What a reader must know about this row, in Dutch.'),
    note_en: p.text().nullable().comment('What a reader must know about this row, in English.'),
    package: p.text(),
  },
});

export interface BudgetLineRow extends Row<typeof BudgetLineEntity> {
  /** Packages require it; the column is nullable. */
  amount: StoredNumber;
  /** Year for ordering: the first of several years, 0 without a year. */
  order_year: number;
}

export function budgetLines(context: RequestContext) {
  return rowsOf(context, BudgetLineEntity)
    .select(sql<number>`coalesce(year, from_year, to_year, 0)`.as('order_year'))
    .$narrowType<{ amount: StoredNumber }>();
}

export const budgetLineNode = nodeOf<BudgetLineRow>('budget-line', 'BudgetLine', (context, ids) =>
  budgetLines(context)
    .where('id', 'in', [...ids])
    .execute(),
);

/** The lines that a line includes, or may include. */
export const linesIncludedIn = manyOf<BudgetLineRow & { included_in: string }>(
  'included_in',
  (context, lines) =>
    budgetLines(context)
      .where('included_in', 'in', [...lines])
      .where(stillCounts(sql`budget_line.id`, null))
      .orderBy('slug')
      .execute() as Promise<(BudgetLineRow & { included_in: string })[]>,
);

/** The lines of a plan that count, by year, programme and slug. */
export const budgetLinesOfPlan = manyOf<BudgetLineRow>(
  'plan',
  (context, plans) =>
    budgetLines(context)
      .where('plan', 'in', [...plans])
      .where(stillCounts(sql`budget_line.id`, null))
      .orderBy('order_year')
      .orderBy('programme')
      .orderBy('slug')
      .execute() as Promise<BudgetLineRow[]>,
);

/** The columns of a line that name its programme. */
export type ProgrammeColumns = Pick<BudgetLineRow, 'programme' | 'programme_name_nl' | 'programme_name_en'>;

/** The programme of a line, as the graph returns it. */
export function programmeOf(line: ProgrammeColumns) {
  return {
    code: line.programme,
    name_nl: line.programme_name_nl,
    name_en: line.programme_name_en ?? (line.programme === NO_PROGRAMME ? 'Not stated' : null),
  };
}
