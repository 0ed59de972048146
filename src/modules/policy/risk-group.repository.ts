import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { PolicyTables } from './tables.js';

/** A risk group as stored; `plan` is the slug. */
export interface RiskGroupRow {
  id: string;
  slug: string;
  plan: string;
  number: number;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
}

/** Risk groups by plan and number, as a query to narrow. */
export function riskGroupsQuery(context: RequestContext) {
  return context.tables<PolicyTables>().selectFrom('risk_group').selectAll().orderBy('plan').orderBy('number').orderBy('slug');
}

/** Risk groups by id. */
export function fetchRiskGroups(context: RequestContext, ids: readonly string[]): Promise<RiskGroupRow[]> {
  return riskGroupsQuery(context).where('id', 'in', [...ids]).execute();
}

/** The risk groups of a plan, by number. */
export function riskGroupsOfPlan(context: RequestContext, planSlug: string): Promise<RiskGroupRow[]> {
  return manyByKey<RiskGroupRow>(context, 'risk-groups-of-plan', (plans) =>
    riskGroupsQuery(context).where('plan', 'in', [...plans]).execute(), (row) => row.plan).load(planSlug);
}
