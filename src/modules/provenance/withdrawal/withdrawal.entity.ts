import { defineEntity, p } from '@mikro-orm/core';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { day, type Row } from '../../../contract/entity.js';
import { oneBy } from '../../../store/loaders.js';

/** That a document withdraws a figure, from a day on; `document` is the slug. */
export const WithdrawalEntity = defineEntity({
  name: 'Withdrawal',
  tableName: 'withdrawal',
  properties: {
    fact: p
      .text()
      .primary()
      .comment(
        'Id of the figure, such as `measurement/verzuim-absoluut/GM0758/2023-SY/monitor-breda-2026`, or ' +
          '`budget-line/` and its slug.',
      ),
    withdrawn_on: day().comment('The day from which it does not count; for earlier days it still does.'),
    reason_nl: p.text().comment('Why, in Dutch, in our own words.'),
    reason_en: p.text().nullable().comment('Why, in English.'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
    added: p.integer(),
    changed: p.integer(),
  },
});

export type WithdrawalRow = Row<typeof WithdrawalEntity>;

/** The withdrawal of a figure; null when it was not withdrawn. */
export const withdrawalOf = oneBy(WithdrawalEntity, 'fact');

/**
 * Whether a figure counts: no document withdraws it, or not yet on the requested day.
 * @param id the id of the figure, as the statement has it
 */
export function stillCounts(id: RawBuilder<string>, asOf: string | null | undefined): RawBuilder<SqlBool> {
  const until = asOf == null ? sql`` : sql` and w.withdrawn_on <= ${asOf}`;
  return sql<SqlBool>`not exists (select 1 from withdrawal w where w.fact = ${id}${until})`;
}
