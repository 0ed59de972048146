import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyBy, manyOf } from '../../../store/loaders.js';
import { PlanEntity, type PlanRow } from '../plan/plan.entity.js';

/** An indicator that monitors a plan as a whole according to a document. */
export const PlanIndicatorEntity = defineEntity({
  name: 'PlanIndicator',
  tableName: 'plan_indicator',
  properties: {
    plan: slug().primary().comment('Slug of the policy plan.'),
    indicator: slug().primary().comment('Slug of the indicator.'),
    document: p.text().primary(),
    position: p.integer().comment("Position in the document's order."),
    statement_nl: p.text().comment('The change in the indicator the document aims for, in Dutch, in our own words.'),
    statement_en: p
      .text()
      .nullable()
      .comment('The change in the indicator the document aims for, in English, in our own words.'),
    locator: p.text(),
    package: p.text(),
  },
});

export type PlanIndicatorRow = Row<typeof PlanIndicatorEntity>;

/** Indicators that monitor a plan, with the statement of each document. */
export const planIndicatorsOf = manyBy(PlanIndicatorEntity, 'plan', ['position', 'indicator', 'document']);

export async function indicatorSlugsOfPlan(context: RequestContext, plan: string): Promise<string[]> {
  const monitoring = await planIndicatorsOf(context, plan);
  return [...new Set(monitoring.map(({ indicator }) => indicator))];
}

/** Plans that an indicator monitors as a whole; one stated by several documents counts once. */
export const plansOfIndicator = manyOf<PlanRow & { of: string }>('of', (context, indicators) =>
  context
    .tables(PlanEntity, PlanIndicatorEntity)
    .selectFrom('policy_plan')
    .innerJoin('plan_indicator as link', 'link.plan', 'policy_plan.slug')
    .selectAll('policy_plan')
    .select('link.indicator as of')
    .distinct()
    .where('link.indicator', 'in', [...indicators])
    .orderBy('policy_plan.slug')
    .execute(),
);
