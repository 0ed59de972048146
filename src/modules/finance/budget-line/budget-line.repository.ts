import type { GraphQLResolveInfo } from 'graphql';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Connection, ConnectionArgs } from '../../../contract/graphql/connection.js';
import { narrowed, type Selected, selected } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { warnOfUnknownBudgetValues } from './budget-filter-warnings.js';
import type { BudgetBasis, BudgetFilter, BudgetKind } from './budget-line.type.js';
import type { FinanceTables } from '../tables.js';
import { stillCounts } from '../../provenance/index.js';
import type { StoredNumber } from '../../../store/dialect.js';
import type { Order } from '../../../contract/page.js';
import { pageUnder } from '../../../store/keyset.js';

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
  return context
    .tables<FinanceTables>()
    .selectFrom('budget_line as l')
    .select([
      'l.id',
      'l.slug',
      'l.area',
      'l.programme',
      'l.programme_name_nl',
      'l.name_nl',
      'l.name_en',
      'l.year',
      'l.from_year',
      'l.to_year',
      'l.plan',
      'l.project',
      'l.note',
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
  return budgetLinesQuery(context)
    .where('l.id', 'in', [...ids])
    .execute();
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
    const allocated = context
      .tables<FinanceTables>()
      .selectFrom('allocation')
      .select('budget_line')
      .where('speerpunt', 'in', filter.speerpunt);
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

/** What budget lines can belong to: the column of the line that names it. */
type BudgetOwner = 'area' | 'plan' | 'project';

/**
 * A page of the budget lines of an area, plan or project, for all that ask in one statement (and one for their counts).
 * @param key the owner's key: the code of an area, the slug of a plan or project
 */
export async function budgetLinesOf(
  context: RequestContext,
  owner: BudgetOwner,
  key: string,
  filter: BudgetFilter | null | undefined,
  args: ConnectionArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<BudgetLineRow> & Selected> {
  await warnOfUnknownBudgetValues(context, filter);
  const page = await pageUnder<BudgetLineRow>(
    context,
    key,
    {
      name: ['budget-lines-of', owner, filter],
      order: BY_AREA_AND_YEAR,
      rows: (keys) =>
        filteredBudgetLines(context, filter)
          .select(`l.${owner} as parent`)
          .where(`l.${owner}`, 'in', [...keys]),
    },
    args,
    info,
  );
  return selected(page, { filter: narrowed(filter, owner === 'area' ? 'areas' : owner, key) });
}
