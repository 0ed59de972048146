import { defineEntity, p } from '@mikro-orm/core';

/** A project of municipalities and their partners. */
export const ProjectEntity = defineEntity({
  name: 'Project',
  tableName: 'project',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    area: p.text(),
    plan: p.text().nullable(),
    from_year: p.integer().nullable(),
    to_year: p.integer().nullable(),
    package: p.text(),
  },
});
