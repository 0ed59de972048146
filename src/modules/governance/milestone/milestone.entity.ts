import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { period, type Row } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, rowsOf } from '../../../store/loaders.js';
import { partOfProject, position } from '../planning/planning.entity.js';

export const MilestoneEntity = defineEntity({
  name: 'Milestone',
  tableName: 'milestone',
  properties: {
    ...partOfProject(),
    position: position(),
    activity_nl: p.text().comment('Activity, in Dutch.'),
    activity_en: p.text().nullable().comment('Activity, in English.'),
    product_nl: p.text().nullable().comment('Outcome of the activity, in Dutch.'),
    product_en: p.text().nullable().comment('Outcome of the activity, in English.'),
    period_label: p.text().nullable().comment('Period as printed.'),
    period: period().nullable().comment('Period code; empty if the document gives no clear time.'),
    starts_on: p.text().nullable().comment('First day of the period; empty without one.'),
    ends_on: p.text().nullable().comment('Last day of the period; empty without one.'),
    note: p.text().nullable(),
    note_en: p.text().nullable(),
    package: p.text(),
  },
});

export interface MilestoneRow extends Row<typeof MilestoneEntity> {
  /** The day that it is ordered by: its first, or behind all others. */
  order_day: string;
}

/** Behind every day that a document states. */
const NO_DAY = '9999-12-31';

export function milestones(context: RequestContext) {
  return rowsOf(context, MilestoneEntity).select(
    sql<string>`coalesce(starts_on, ends_on, ${sql.lit(NO_DAY)})`.as('order_day'),
  );
}

export const milestoneNode = nodeOf<MilestoneRow>('milestone', 'Milestone', (context, ids) =>
  milestones(context)
    .where('id', 'in', [...ids])
    .execute(),
);
