import type { RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import type { InlineSourced } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

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
  return context
    .tables<PolicyTables>()
    .selectFrom('risk_group')
    .selectAll()
    .orderBy('plan')
    .orderBy('number')
    .orderBy('slug');
}

/** Risk groups by id. */
export function fetchRiskGroups(context: RequestContext, ids: readonly string[]): Promise<RiskGroupRow[]> {
  return riskGroupsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The risk groups of a plan, by number. */
export function riskGroupsOfPlan(context: RequestContext, planSlug: string): Promise<RiskGroupRow[]> {
  return manyByKey<RiskGroupRow>(
    context,
    'risk-groups-of-plan',
    (plans) =>
      riskGroupsQuery(context)
        .where('plan', 'in', [...plans])
        .execute(),
    (row) => row.plan,
  ).load(planSlug);
}

/** An action point as stored; `plan` and `speerpunt` are slugs. */
export interface ActionPointRow {
  id: string;
  plan: string;
  number: number;
  text_nl: string;
  text_en: string | null;
  speerpunt: string | null;
}

/** That an action point (by id) stands under a risk group (by slug). */
export interface ActionPointGroupRow extends InlineSourced {
  action_point: string;
  risk_group: string;
  idem: boolean;
}

/** Action points by plan and number, as a query to narrow. */
export function actionPointsQuery(context: RequestContext) {
  return context
    .tables<PolicyTables>()
    .selectFrom('action_point')
    .selectAll('action_point')
    .orderBy('action_point.plan')
    .orderBy('action_point.number');
}

/** Action points by id. */
export function fetchActionPoints(context: RequestContext, ids: readonly string[]): Promise<ActionPointRow[]> {
  return actionPointsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The action points of a plan, by number. */
export function actionPointsOfPlan(context: RequestContext, planSlug: string): Promise<ActionPointRow[]> {
  return manyByKey<ActionPointRow>(
    context,
    'action-points-of-plan',
    (plans) =>
      actionPointsQuery(context)
        .where('plan', 'in', [...plans])
        .execute(),
    (row) => row.plan,
  ).load(planSlug);
}

/** The action points that a document files under a speerpunt, by number. */
export function actionPointsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<ActionPointRow[]> {
  return manyByKey<ActionPointRow>(
    context,
    'action-points-of-speerpunt',
    (speerpunten) =>
      actionPointsQuery(context)
        .where('speerpunt', 'in', [...speerpunten])
        .execute(),
    (row) => row.speerpunt ?? '',
  ).load(speerpuntSlug);
}

/** The action points under a risk group, repeated ones included, by number. */
export function actionPointsOfRiskGroup(context: RequestContext, slug: string): Promise<ActionPointRow[]> {
  return manyByKey(
    context,
    'action-points-of-risk-group',
    (groups) =>
      actionPointsQuery(context)
        .innerJoin('action_point_group as g', 'g.action_point', 'action_point.id')
        .select('g.risk_group as of')
        .where('g.risk_group', 'in', [...groups])
        .execute(),
    (row) => row.of,
  ).load(slug);
}

/** Under which risk groups an action point stands: first the one that brings it, then those that repeat it. */
export function riskGroupsOfActionPoint(context: RequestContext, id: string): Promise<ActionPointGroupRow[]> {
  return manyByKey(
    context,
    'risk-groups-of-action-point',
    async (points) => {
      const rows = await context
        .tables<PolicyTables>()
        .selectFrom('action_point_group as g')
        .innerJoin('risk_group as r', 'r.slug', 'g.risk_group')
        .selectAll('g')
        .where('g.action_point', 'in', [...points])
        .orderBy('g.idem')
        .orderBy('r.number')
        .execute();
      return rows.map((row) => ({ ...row, idem: Boolean(row.idem) }));
    },
    (row) => row.action_point,
  ).load(id);
}
