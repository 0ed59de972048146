import type { RequestContext } from '../../../contract/request-context.js';
import { EvidenceLevel, type InterventionFilter, type InterventionStatus } from './intervention.type.js';
import type { PolicyTables } from '../tables.js';
import { type InlineSourced, matchingFacts, warnOfUnknownKeys } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

/** An intervention as stored. */
export interface InterventionRow {
  id: string;
  slug: string;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
  target_group_nl: string | null;
  target_group_en: string | null;
  url: string | null;
}

/** Evidence as a document states it; `intervention` is the slug. */
export interface EvidenceRow extends InlineSourced {
  intervention: string;
  level: EvidenceLevel;
  statement_nl: string;
  statement_en: string | null;
}

/** That an intervention is somewhere: slugs of intervention and organisation, code of the area. */
export interface InterventionAreaRow extends InlineSourced {
  intervention: string;
  area: string;
  status: InterventionStatus;
  organisation: string | null;
  since: string | null;
  note: string | null;
}

/** All interventions, as a query to narrow and page through. */
function interventionsQuery(context: RequestContext) {
  return context.tables<PolicyTables>().selectFrom('intervention').selectAll('intervention');
}

/** Interventions by id. */
export function fetchInterventions(context: RequestContext, ids: readonly string[]): Promise<InterventionRow[]> {
  return interventionsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The interventions that a document places under a speerpunt, by name. */
export function interventionsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<InterventionRow[]> {
  return manyByKey(
    context,
    'interventions-of-speerpunt',
    (speerpunten) =>
      interventionsQuery(context)
        .innerJoin('speerpunt_intervention as si', 'si.intervention', 'intervention.slug')
        .select('si.speerpunt as of')
        .distinct()
        .where('si.speerpunt', 'in', [...speerpunten])
        .orderBy('intervention.name_nl')
        .orderBy('intervention.slug')
        .execute(),
    (row) => row.of,
  ).load(speerpuntSlug);
}

/** The interventions that a document places in an area, by name; only those of a status in `statuses` when that is given. */
export function interventionsOfArea(
  context: RequestContext,
  code: string,
  statuses: InterventionStatus[] | null,
): Promise<InterventionRow[]> {
  return manyByKey(
    context,
    `interventions-of-area:${JSON.stringify(statuses)}`,
    (codes) => {
      const query = interventionsQuery(context)
        .innerJoin('intervention_area as ia', 'ia.intervention', 'intervention.slug')
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

/** What the documents say about the evidence for an intervention. */
export function evidenceFor(context: RequestContext, slug: string): Promise<EvidenceRow[]> {
  return manyByKey(
    context,
    'evidence-for-intervention',
    (interventions) =>
      context
        .tables<PolicyTables>()
        .selectFrom('intervention_evidence')
        .selectAll()
        .where('intervention', 'in', [...interventions])
        .orderBy('document')
        .orderBy('level')
        .orderBy('locator')
        .execute() as Promise<EvidenceRow[]>,
    (row) => row.intervention,
  ).load(slug);
}

/** Where the documents place an intervention. */
export function areasOfIntervention(context: RequestContext, slug: string): Promise<InterventionAreaRow[]> {
  return manyByKey(
    context,
    'areas-of-intervention',
    (interventions) =>
      context
        .tables<PolicyTables>()
        .selectFrom('intervention_area')
        .selectAll()
        .where('intervention', 'in', [...interventions])
        .orderBy('document')
        .orderBy('area')
        .orderBy('status')
        .orderBy('locator')
        .execute() as Promise<InterventionAreaRow[]>,
    (row) => row.intervention,
  ).load(slug);
}

/** The slugs of the interventions that a document places in one of the areas, this far. */
function placed(context: RequestContext, { area, status }: InterventionFilter) {
  let query = context.tables<PolicyTables>().selectFrom('intervention_area').select('intervention');
  if (area) query = query.where('area', 'in', area);
  if (status) query = query.where('status', 'in', status);
  return query;
}

/** The slugs of the interventions for which a document names evidence (of one of the kinds, when given). */
function evidenced(context: RequestContext, levels?: EvidenceLevel[]) {
  const query = context.tables<PolicyTables>().selectFrom('intervention_evidence').select('intervention');
  return levels ? query.where('level', 'in', levels) : query.where('level', '<>', EvidenceLevel.NONE_STATED);
}

/** The ids of what one of the documents mentions. */
function mentionedIn(context: RequestContext, documents: string[]) {
  return context
    .tables<{ citation: { fact: string; document: string } }>()
    .selectFrom('citation')
    .select('fact')
    .where('document', 'in', documents);
}

/** Interventions that a filter lets through; unknown codes and slugs in it are remarked on. */
export async function filteredInterventions(context: RequestContext, filter: InterventionFilter | null | undefined) {
  let query = interventionsQuery(context);
  if (filter?.search != null) query = query.where('id', 'in', matchingFacts(context, filter.search, 'filter.search'));
  if (filter?.area || filter?.status) query = query.where('slug', 'in', placed(context, filter));
  if (filter?.document) query = query.where('id', 'in', mentionedIn(context, filter.document));
  if (filter?.evidence) {
    const named = filter.evidence.filter((level) => level !== EvidenceLevel.NONE_STATED);
    const none = named.length < filter.evidence.length;
    // Of an empty list nothing is left to hold: an `or` of nothing is false, and lets nothing through.
    query = query.where((eb) =>
      eb.or([
        ...(named.length > 0 ? [eb('slug', 'in', evidenced(context, named))] : []),
        ...(none ? [eb('slug', 'not in', evidenced(context))] : []),
      ]),
    );
  }
  await warnOfUnknownKeys(context, [
    { argument: 'filter.area', kind: 'area', values: filter?.area },
    { argument: 'filter.document', kind: 'document', values: filter?.document },
  ]);
  return query;
}
