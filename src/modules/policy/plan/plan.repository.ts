import { splitNodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { linkedTo, linksFrom } from '../link/policy-link.loader.js';
import { planId } from '../policy-ids.js';
import type { PolicyTables } from '../tables.js';

/** A policy plan as stored. */
export interface PlanRow {
  id: string;
  slug: string;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
  from_year: number | null;
  to_year: number | null;
}

/** All plans, as a query to page through. */
export function plansQuery(context: RequestContext) {
  return context.tables<PolicyTables>().selectFrom('policy_plan').selectAll();
}

/** Plans by id. */
export function fetchPlans(context: RequestContext, ids: readonly string[]): Promise<PlanRow[]> {
  return plansQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The codes of the areas that a plan is for, in the order of the document. */
export async function areaCodesOfPlan(context: RequestContext, planSlug: string): Promise<string[]> {
  return (await linksFrom(context, 'plan-area', planId(planSlug))).map((id) => splitNodeId(id).key);
}

/** The plans that name an area as theirs. */
export function plansOfArea(context: RequestContext, areaId: string): Promise<PlanRow[]> {
  return linkedTo<PlanRow>(context, 'plan-area', areaId);
}
