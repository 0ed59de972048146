import { defineEntity, p } from '@mikro-orm/core';

/** What a project wants to reach. */
export const ObjectiveEntity = defineEntity({
  name: 'Objective',
  tableName: 'objective',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    number: p.integer(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    package: p.text(),
  },
});

/** A result that a project promises, with its code (R1 …). */
export const ProjectResultEntity = defineEntity({
  name: 'ProjectResult',
  tableName: 'project_result',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    code: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Something a project delivers, brings about or does besides its results. */
export const DeliverableEntity = defineEntity({
  name: 'Deliverable',
  tableName: 'deliverable',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    position: p.integer(),
    kind: p.text(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    package: p.text(),
  },
});
