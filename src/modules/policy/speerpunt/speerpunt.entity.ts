import { defineEntity, p } from '@mikro-orm/core';

/** A focus area of a plan. */
export const SpeerpuntEntity = defineEntity({
  name: 'Speerpunt',
  tableName: 'speerpunt',
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

/** What a speerpunt is to reach. */
export const SpeerpuntGoalEntity = defineEntity({
  name: 'SpeerpuntGoal',
  tableName: 'speerpunt_goal',
  properties: {
    speerpunt: p.text().primary(),
    document: p.text().primary(),
    position: p.integer().primary(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Which indicator monitors which speerpunt, as a document says. */
export const SpeerpuntIndicatorEntity = defineEntity({
  name: 'SpeerpuntIndicator',
  tableName: 'speerpunt_indicator',
  properties: {
    speerpunt: p.text().primary(),
    indicator: p.text().primary(),
    document: p.text().primary(),
    statement_nl: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

/** Which intervention a document places under which speerpunt. */
export const SpeerpuntInterventionEntity = defineEntity({
  name: 'SpeerpuntIntervention',
  tableName: 'speerpunt_intervention',
  properties: {
    speerpunt: p.text().primary(),
    intervention: p.text().primary(),
    document: p.text().primary(),
    package: p.text(),
  },
});
