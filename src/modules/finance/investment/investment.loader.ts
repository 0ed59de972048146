import { sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import type { Recurrence } from './investment.type.js';
import type { FinanceTables } from '../tables.js';
import type { StoredNumber } from '../../../store/dialect.js';
import { manyByKey } from '../../../store/loaders.js';

/** An investment as stored; `speerpunt` is the slug. */
export interface InvestmentRow {
  id: string;
  slug: string;
  speerpunt: string;
  amount: StoredNumber;
  recurrence: Recurrence;
  from_year: number | null;
  to_year: number | null;
  funding_nl: string | null;
  funding_en: string | null;
  note: string | null;
}

function investmentsQuery(context: RequestContext) {
  return context
    .tables<FinanceTables>()
    .selectFrom('investment')
    .select(['id', 'slug', 'speerpunt', 'from_year', 'to_year', 'funding_nl', 'funding_en', 'note'])
    .select([sql<StoredNumber>`amount`.as('amount'), sql<Recurrence>`recurrence`.as('recurrence')]);
}

/** Investments by id. */
export function fetchInvestments(context: RequestContext, ids: readonly string[]): Promise<InvestmentRow[]> {
  return investmentsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The investments of a speerpunt. */
export function investmentsOf(context: RequestContext, speerpunt: string): Promise<InvestmentRow[]> {
  return manyByKey(
    context,
    'investments',
    (speerpunten) =>
      investmentsQuery(context)
        .where('speerpunt', 'in', [...speerpunten])
        .orderBy('slug')
        .execute(),
    (row) => row.speerpunt,
  ).load(speerpunt);
}
