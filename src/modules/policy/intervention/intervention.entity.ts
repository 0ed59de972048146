import { defineEntity, p } from '@mikro-orm/core';

/** An intervention, programme, method or facility. */
export const InterventionEntity = defineEntity({
  name: 'Intervention',
  tableName: 'intervention',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    target_group_nl: p.text().nullable(),
    target_group_en: p.text().nullable(),
    url: p.text().nullable(),
    package: p.text(),
  },
});

/** What a document says about the evidence for an intervention. */
export const InterventionEvidenceEntity = defineEntity({
  name: 'InterventionEvidence',
  tableName: 'intervention_evidence',
  properties: {
    intervention: p.text().primary(),
    level: p.text().primary(),
    document: p.text().primary(),
    locator: p.text().primary(),
    statement_nl: p.text(),
    statement_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Where a document says that an intervention runs, or is to run. */
export const InterventionAreaEntity = defineEntity({
  name: 'InterventionArea',
  tableName: 'intervention_area',
  properties: {
    intervention: p.text().primary(),
    area: p.text().primary(),
    status: p.text().primary(),
    document: p.text().primary(),
    locator: p.text().primary(),
    organisation: p.text().nullable(),
    since: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** Which levels of need an intervention serves. */
export const InterventionNeedLevelEntity = defineEntity({
  name: 'InterventionNeedLevel',
  tableName: 'intervention_need_level',
  properties: { intervention: p.text().primary(), code: p.text().primary(), package: p.text() },
});
