import { defineEntity, p } from '@mikro-orm/core';

/** An organisation that publishes, measures, provides or takes part. */
export const OrganisationEntity = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    kind: p.text(),
    area: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    website: p.text().nullable(),
    part_of: p.text().nullable(),
    package: p.text(),
  },
});
