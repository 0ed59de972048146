import { defineEntity, p } from '@mikro-orm/core';

/** A group of children at risk that a plan distinguishes. */
export const RiskGroupEntity = defineEntity({
  name: 'RiskGroup',
  tableName: 'risk_group',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    plan: p.text(),
    number: p.integer(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    package: p.text(),
  },
});

/** A numbered action point of a plan. */
export const ActionPointEntity = defineEntity({
  name: 'ActionPoint',
  tableName: 'action_point',
  properties: {
    id: p.text().primary(),
    plan: p.text(),
    number: p.integer(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    speerpunt: p.text().nullable(),
    package: p.text(),
  },
});

/** Under which risk groups an action point stands; `action_point` is its id. */
export const ActionPointGroupEntity = defineEntity({
  name: 'ActionPointGroup',
  tableName: 'action_point_group',
  properties: {
    action_point: p.text().primary(),
    risk_group: p.text().primary(),
    document: p.text(),
    locator: p.text(),
    idem: p.integer(),
    package: p.text(),
  },
});
