import { defineEntity, p } from '@mikro-orm/core';
import { described, named, type Row, slug } from '../../../contract/entity.js';
import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy, manyOf } from '../../../store/loaders.js';
import { linkedTo } from '../link/policy-link.entity.js';
import { numberedList } from '../numbered-list.js';

/** A group of children at risk, as defined by a plan. */
export const RiskGroupEntity = defineEntity({
  name: 'RiskGroup',
  tableName: 'risk_group',
  properties: {
    plan: slug().comment('Slug of the policy plan.'),
    number: p.integer().comment('Number within the plan.'),
    ...named(),
    ...described(),
    package: p.text(),
  },
});

export type RiskGroupRow = Row<typeof RiskGroupEntity>;

export const riskGroupNode = nodeOf('risk-group', 'RiskGroup', RiskGroupEntity);

export const riskGroupList = numberedList('risk-groups', RiskGroupEntity);

/** A numbered action point of a plan. */
export const ActionPointEntity = defineEntity({
  name: 'ActionPoint',
  tableName: 'action_point',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    plan: slug().comment('Slug of the policy plan.'),
    number: p.integer().comment('Number within the plan.'),
    text_nl: p.text().comment('The text in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The text in English, in our own words.'),
    speerpunt: slug().nullable().comment('Slug of the speerpunt the document lists it under; empty if none.'),
    package: p.text(),
  },
});

export type ActionPointRow = Row<typeof ActionPointEntity>;

export const actionPointNode = nodeOf('action-point', 'ActionPoint', ActionPointEntity);

/** The id of an action point; its number is unique within its plan only. */
export const actionPointId = (plan: string, number: string): string => nodeId(actionPointNode.kind, plan, number);

export const actionPointList = numberedList('action-points', ActionPointEntity);

/** Action points that name an entity, by its id; by plan and number. */
export async function actionPointsLinkedTo(
  context: RequestContext,
  relation: `action-point-${'body' | 'intervention' | 'organisation'}`,
  target: string,
): Promise<ActionPointRow[]> {
  const points = await linkedTo<ActionPointRow>(context, relation, target);
  return points.sort((a, b) => (a.plan === b.plan ? a.number - b.number : a.plan < b.plan ? -1 : 1));
}

/** Membership of an action point (by id) in a risk group (by slug). */
export const ActionPointGroupEntity = defineEntity({
  name: 'ActionPointGroup',
  tableName: 'action_point_group',
  properties: {
    action_point: p.text().primary(),
    risk_group: slug().primary().comment('Slug of the risk group.'),
    idem: p.integer().comment('Whether the document marks the point here as one of an earlier group (*idem*).'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

export type ActionPointGroupRow = Row<typeof ActionPointGroupEntity>;

export const actionPointsOfSpeerpunt = manyBy(ActionPointEntity, 'speerpunt', ['plan', 'number']);

/** Includes the action points that the group repeats from other groups. */
export const actionPointsOfRiskGroup = manyOf<ActionPointRow & { of: string }>('of', (context, groups) =>
  context
    .tables(ActionPointEntity, ActionPointGroupEntity)
    .selectFrom('action_point')
    .innerJoin('action_point_group as g', 'g.action_point', 'action_point.id')
    .selectAll('action_point')
    .select('g.risk_group as of')
    .where('g.risk_group', 'in', [...groups])
    .orderBy('action_point.plan')
    .orderBy('action_point.number')
    .execute(),
);

/** Risk groups of an action point: first those where the document does not mark it as a repetition, by number. */
export const riskGroupsOfActionPoint = manyOf<ActionPointGroupRow>('action_point', (context, points) =>
  context
    .tables(ActionPointGroupEntity, RiskGroupEntity)
    .selectFrom('action_point_group as g')
    .innerJoin('risk_group as r', 'r.slug', 'g.risk_group')
    .selectAll('g')
    .where('g.action_point', 'in', [...points])
    .orderBy('g.idem')
    .orderBy('r.number')
    .execute(),
);
