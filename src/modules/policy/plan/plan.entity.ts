import { defineEntity, p } from '@mikro-orm/core';
import { described, named, type Row } from '../../../contract/entity.js';
import { splitNodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf } from '../../../store/loaders.js';
import { linkedTo, linksFrom } from '../link/policy-link.entity.js';

export const PlanEntity = defineEntity({
  name: 'PolicyPlan',
  tableName: 'policy_plan',
  properties: {
    ...named(),
    ...described(),
    from_year: p.integer().nullable().comment('First year of the plan; empty if not stated.'),
    to_year: p.integer().nullable().comment('Last year of the plan; empty if not stated.'),
    package: p.text(),
  },
});

export type PlanRow = Row<typeof PlanEntity>;

export const planNode = nodeOf('policy-plan', 'PolicyPlan', PlanEntity);

/** The id of the policy plan with this slug. */
export const planId = planNode.id;

/** Codes of the areas of a plan, in the document's order. */
export async function areaCodesOfPlan(context: RequestContext, planSlug: string): Promise<string[]> {
  return (await linksFrom(context, 'plan-area', planId(planSlug))).map((id) => splitNodeId(id).key);
}

export function plansOfArea(context: RequestContext, areaId: string): Promise<PlanRow[]> {
  return linkedTo<PlanRow>(context, 'plan-area', areaId);
}
