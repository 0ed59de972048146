import { defineEntity, p } from '@mikro-orm/core';
import { type SqlBool, sql } from 'kysely';
import { code, described, named, period, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy, manyByKey, manyOf } from '../../../store/loaders.js';
import { NeedLevelEntity, type NeedLevelRow } from '../need-level/need-level.entity.js';
import { SpeerpuntInterventionEntity } from '../speerpunt/speerpunt.entity.js';
import { EvidenceLevel, InterventionStatus } from './intervention.type.js';

export const InterventionEntity = defineEntity({
  name: 'Intervention',
  tableName: 'intervention',
  properties: {
    ...named(),
    ...described(),
    target_group_nl: p.text().nullable().comment('Target group, in Dutch; empty if not stated.'),
    target_group_en: p.text().nullable().comment('Target group, in English.'),
    url: p.text().nullable().comment('Web address given in the document.'),
    package: p.text(),
  },
});

export type InterventionRow = Row<typeof InterventionEntity>;

export const interventionNode = nodeOf('intervention', 'Intervention', InterventionEntity);

/** Evidence for an intervention as stated in a document. */
export const InterventionEvidenceEntity = defineEntity({
  name: 'InterventionEvidence',
  tableName: 'intervention_evidence',
  properties: {
    intervention: slug().primary().comment('Slug of the intervention.'),
    level: code(EvidenceLevel).primary().comment('Kind of evidence.'),
    document: p.text().primary(),
    locator: p.text().primary(),
    statement_nl: p.text().comment('What the document states, in Dutch, in our own words.'),
    statement_en: p.text().nullable().comment('What the document states, in English.'),
    package: p.text(),
  },
});

export type EvidenceRow = Row<typeof InterventionEvidenceEntity>;

/** Status of an intervention in an area according to a document. */
export const InterventionAreaEntity = defineEntity({
  name: 'InterventionArea',
  tableName: 'intervention_area',
  properties: {
    intervention: slug().primary().comment('Slug of the intervention.'),
    area: p.text().primary().comment('Code of the area as named in the document.'),
    status: code(InterventionStatus).primary().comment('Status in the area.'),
    document: p.text().primary(),
    locator: p.text().primary(),
    organisation: slug().nullable().comment('Slug of the organisation that runs it there.'),
    since: period().nullable().comment('When it reached this status.'),
    note: p.text().nullable(),
    package: p.text(),
  },
});

export type InterventionAreaRow = Row<typeof InterventionAreaEntity>;

/** A level of need that an intervention serves. */
export const InterventionNeedLevelEntity = defineEntity({
  name: 'InterventionNeedLevel',
  tableName: 'intervention_need_level',
  properties: { intervention: p.text().primary(), code: p.text().primary(), package: p.text() },
});

export const evidenceFor = manyBy(InterventionEvidenceEntity, 'intervention', ['document', 'level', 'locator']);

export const areasOfIntervention = manyBy(InterventionAreaEntity, 'intervention', [
  'document',
  'area',
  'status',
  'locator',
]);

/** The documents that place an intervention in an area. */
export async function documentsPlacing(
  context: RequestContext,
  intervention: string,
  area: string,
): Promise<ReadonlySet<string>> {
  const placings = await areasOfIntervention(context, intervention);
  return new Set(placings.filter((placing) => placing.area === area).map(({ document }) => document));
}

/** Interventions that a document links to a speerpunt, by name. */
export const interventionsOfSpeerpunt = manyOf<InterventionRow & { of: string }>('of', (context, speerpunten) =>
  context
    .tables(InterventionEntity, SpeerpuntInterventionEntity)
    .selectFrom('intervention')
    .innerJoin('speerpunt_intervention as si', 'si.intervention', 'intervention.slug')
    .selectAll('intervention')
    .select('si.speerpunt as of')
    .distinct()
    .where('si.speerpunt', 'in', [...speerpunten])
    .orderBy('intervention.name_nl')
    .orderBy('intervention.slug')
    .execute(),
);

/** Interventions that a document places in an area, by name; restricted to `statuses` if given. */
export function interventionsOfArea(
  context: RequestContext,
  code: string,
  statuses: InterventionStatus[] | null,
): Promise<InterventionRow[]> {
  return manyByKey(
    context,
    `interventions-of-area:${JSON.stringify(statuses)}`,
    (codes) => {
      const query = context
        .tables(InterventionEntity, InterventionAreaEntity)
        .selectFrom('intervention')
        .innerJoin('intervention_area as ia', 'ia.intervention', 'intervention.slug')
        .selectAll('intervention')
        .select('ia.area as of')
        .distinct()
        .where('ia.area', 'in', [...codes])
        .orderBy('intervention.name_nl')
        .orderBy('intervention.slug');
      return (statuses ? query.where('ia.status', 'in', statuses) : query).execute();
    },
    (row) => row.of,
  ).load(code);
}

/**
 * Levels of need an intervention serves. Packages give only the letter, whose meaning differs between plans: it refers
 * to the plans whose document also mentions the intervention.
 */
export const needLevelsOfIntervention = manyOf<NeedLevelRow & { of: string }>('of', (context, interventions) =>
  context
    .tables(InterventionNeedLevelEntity, NeedLevelEntity)
    .selectFrom('intervention_need_level as i')
    .innerJoin('need_level as n', 'n.code', 'i.code')
    .selectAll('n')
    .select('i.intervention as of')
    .where('i.intervention', 'in', [...interventions])
    .where(
      sql<SqlBool>`exists (select 1 from citation c
        where c.fact = 'intervention/' || i.intervention and c.document = n.document)`,
    )
    .orderBy('n.plan')
    .orderBy('n.code')
    .execute(),
);
