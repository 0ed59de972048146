import { defineEntity, p } from '@mikro-orm/core';

/** An action under a speerpunt. */
export const ActionEntity = defineEntity({
  name: 'PolicyAction',
  tableName: 'policy_action',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    speerpunt: p.text(),
    position: p.integer(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    schedule_note: p.text().nullable(),
    package: p.text(),
  },
});
