import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Order } from '../../persistence/keyset.js';
import type { StoredNumber } from '../../persistence/stored-number.js';
import { stillCounts } from '../provenance/index.js';
import type { BudgetBasis } from './budget-basis.js';
import type { BudgetKind } from './budget-kind.js';
import type { BudgetFilter } from './budget-line.type.js';
import type { FinanceTables } from './tables.js';

/** A budget line as stored; `area`, `plan` and `project` are keys. */
export interface BudgetLineRow {
  id: string;
  slug: string;
  area: string;
  programme: string;
  programme_name_nl: string;
  name_nl: string;
  name_en: string | null;
  year: number | null;
  from_year: number | null;
  to_year: number | null;
  amount: StoredNumber;
  kind: BudgetKind;
  basis: BudgetBasis;
  plan: string | null;
  project: string | null;
  note: string | null;
  /** The year to order by: lines over several years stand at their first, lines without years ahead of all. */
  order_year: number;
}

/** The order of lists of budget lines. */
export const BY_AREA_AND_YEAR: Order = {
  name: 'AREA_YEAR',
  columns: [{ column: 'area' }, { column: 'order_year', type: 'integer' }, { column: 'programme' }, { column: 'slug' }],
};

/** Budget lines, as a query to narrow and page through. */
function budgetLinesQuery(context: RequestContext) {
  return context.tables<FinanceTables>()
    .selectFrom('budget_line as l')
    .select([
      'l.id', 'l.slug', 'l.area', 'l.programme', 'l.programme_name_nl', 'l.name_nl', 'l.name_en', 'l.year', 'l.from_year', 'l.to_year', 'l.plan',
      'l.project', 'l.note',
    ])
    .select([
      sql<StoredNumber>`l.amount`.as('amount'),
      sql<BudgetKind>`l.kind`.as('kind'),
      sql<BudgetBasis>`l.basis`.as('basis'),
      sql<number>`coalesce(l.year, l.from_year, l.to_year, 0)`.as('order_year'),
    ]);
}

/** Budget lines by id. */
export function fetchBudgetLines(context: RequestContext, ids: readonly string[]): Promise<BudgetLineRow[]> {
  return budgetLinesQuery(context).where('l.id', 'in', [...ids]).execute();
}

/** Budget lines that a filter lets through. */
export function filteredBudgetLines(context: RequestContext, filter: BudgetFilter | null | undefined) {
  let query = budgetLinesQuery(context);
  if (filter?.areas) query = query.where('l.area', 'in', filter.areas);
  if (filter?.programmes) query = query.where('l.programme', 'in', filter.programmes);
  if (filter?.years) query = query.where('l.year', 'in', filter.years);
  if (filter?.kinds) query = query.where('l.kind', 'in', filter.kinds);
  if (filter?.basis) query = query.where('l.basis', 'in', filter.basis);
  if (filter?.plan) query = query.where('l.plan', 'in', filter.plan);
  if (filter?.project) query = query.where('l.project', 'in', filter.project);
  if (filter?.speerpunt) {
    const allocated = context.tables<FinanceTables>().selectFrom('allocation').select('budget_line').where('speerpunt', 'in', filter.speerpunt);
    query = query.where('l.slug', 'in', allocated);
  }
  return query.where(known(filter?.asOf));
}

/** Whether a line counts, as things were known on a day: some document that gives it had been published, and none had withdrawn it. */
function known(asOf: string | null | undefined): RawBuilder<SqlBool> {
  const counts = stillCounts(sql`l.id`, asOf);
  if (asOf == null) return counts;
  return sql<SqlBool>`${counts} and exists (select 1 from citation c join document d on d.slug = c.document where c.fact = l.id and d.published_on <= ${asOf})`;
}
