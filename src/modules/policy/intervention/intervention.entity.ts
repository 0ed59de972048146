import { defineEntity, p } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
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
    note_en: p.text().nullable(),
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

/** Places where an organisation runs an intervention. */
export const placesRunBy = manyBy(InterventionAreaEntity, 'organisation', [
  'intervention',
  'document',
  'area',
  'status',
  'locator',
]);

/**
 * Levels of need that interventions serve. Packages give only the letter, whose meaning differs between plans: it
 * refers to the plans whose document also mentions the intervention.
 */
const SERVED_LEVELS = sql<{ intervention: string; plan: string; code: string }>`(
  select i.intervention, n.plan, n.code from intervention_need_level i join need_level n on n.code = i.code
  where exists (select 1 from citation c
    where c.fact = 'intervention/' || i.intervention and c.document = n.document))`;

/** A subquery of the slugs of interventions that serve one of the levels of need, of any plan or of some. */
export function servingLevels(codes: readonly string[] | null, plans: readonly string[] | null): RawBuilder<string> {
  const conditions = [
    ...(codes ? [codes.length > 0 ? sql`code in (${sql.join(codes)})` : sql`1 = 0`] : []),
    ...(plans ? [plans.length > 0 ? sql`plan in (${sql.join(plans)})` : sql`1 = 0`] : []),
  ];
  return sql`(select intervention from ${SERVED_LEVELS} served where ${sql.join(conditions, sql` and `)})`;
}

/** Interventions that serve a level of need, by name; the key is that of {@link levelKey}. */
export const interventionsAtLevel = manyOf<InterventionRow & { of: string }>('of', (context, levels) => {
  const level = sql<string>`served.plan || '/' || served.code`;
  return context
    .tables(InterventionEntity)
    .selectFrom('intervention')
    .innerJoin(SERVED_LEVELS.as('served'), 'served.intervention', 'intervention.slug')
    .selectAll('intervention')
    .select(level.as('of'))
    .where(level, 'in', [...levels])
    .orderBy('intervention.name_nl')
    .orderBy('intervention.slug')
    .execute();
});

export const levelKey = ({ plan, code }: Pick<NeedLevelRow, 'plan' | 'code'>): string => `${plan}/${code}`;

/** Levels of need an intervention serves, by plan and letter. */
export const needLevelsOfIntervention = manyOf<NeedLevelRow & { of: string }>('of', (context, interventions) =>
  context
    .tables(NeedLevelEntity)
    .selectFrom('need_level as n')
    .innerJoin(SERVED_LEVELS.as('served'), (join) =>
      join.onRef('served.plan', '=', 'n.plan').onRef('served.code', '=', 'n.code'),
    )
    .selectAll('n')
    .select('served.intervention as of')
    .where('served.intervention', 'in', [...interventions])
    .orderBy('n.plan')
    .orderBy('n.code')
    .execute(),
);
