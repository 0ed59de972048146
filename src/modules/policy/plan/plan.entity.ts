import { defineEntity, p } from '@mikro-orm/core';

/** A policy plan. */
export const PlanEntity = defineEntity({
  name: 'PolicyPlan',
  tableName: 'policy_plan',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    from_year: p.integer().nullable(),
    to_year: p.integer().nullable(),
    package: p.text(),
  },
});

/** A level of need that a plan distinguishes. */
export const NeedLevelEntity = defineEntity({
  name: 'NeedLevel',
  tableName: 'need_level',
  properties: {
    plan: p.text().primary(),
    code: p.text().primary(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

/** A warning of a document about how a plan's figures may be read. */
export const CaveatEntity = defineEntity({
  name: 'Caveat',
  tableName: 'caveat',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    plan: p.text().nullable(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Which indicators a caveat is about; one that is about none is about its plan as a whole. */
export const CaveatIndicatorEntity = defineEntity({
  name: 'CaveatIndicator',
  tableName: 'caveat_indicator',
  properties: { caveat: p.text().primary(), indicator: p.text().primary(), package: p.text() },
});
