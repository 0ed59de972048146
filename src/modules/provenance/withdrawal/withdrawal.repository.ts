import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import type { ProvenanceTables } from '../tables.js';
import { oneByKey } from '../../../store/loaders.js';

/** A withdrawal as stored; `document` is the slug. */
export interface WithdrawalRow {
  fact: string;
  withdrawn_on: string;
  reason_nl: string;
  reason_en: string | null;
  document: string;
  locator: string;
}

/** That a figure was withdrawn; null when it was not. */
export function withdrawalOf(context: RequestContext, fact: string): Promise<WithdrawalRow | null> {
  return oneByKey(
    context,
    'withdrawals',
    (facts) =>
      context
        .tables<ProvenanceTables>()
        .selectFrom('withdrawal')
        .select(['fact', 'withdrawn_on', 'reason_nl', 'reason_en', 'document', 'locator'])
        .where('fact', 'in', [...facts])
        .execute(),
    (row) => row.fact,
  ).load(fact);
}

/**
 * Whether a figure counts: no document withdraws it, or not yet on the day that is asked for.
 * @param id the id of the figure, as the statement has it
 */
export function stillCounts(id: RawBuilder<string>, asOf: string | null | undefined): RawBuilder<SqlBool> {
  const until = asOf == null ? sql`` : sql` and w.withdrawn_on <= ${asOf}`;
  return sql<SqlBool>`not exists (select 1 from withdrawal w where w.fact = ${id}${until})`;
}
