import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { EvidenceLevel } from './evidence-level.js';
import type { InterventionStatus } from './intervention-status.js';
import type { PolicyTables } from './tables.js';
import type { InlineSourced } from '../provenance/index.js';

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
export function interventionsQuery(context: RequestContext) {
  return context.tables<PolicyTables>().selectFrom('intervention').selectAll('intervention');
}

/** Interventions by id. */
export function fetchInterventions(context: RequestContext, ids: readonly string[]): Promise<InterventionRow[]> {
  return interventionsQuery(context).where('id', 'in', [...ids]).execute();
}

/** The interventions that a document places under a speerpunt, by name. */
export function interventionsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<InterventionRow[]> {
  return manyByKey(context, 'interventions-of-speerpunt', (speerpunten) =>
    interventionsQuery(context)
      .innerJoin('speerpunt_intervention as si', 'si.intervention', 'intervention.slug')
      .select('si.speerpunt as of')
      .distinct()
      .where('si.speerpunt', 'in', [...speerpunten])
      .orderBy('intervention.name_nl')
      .orderBy('intervention.slug')
      .execute(), (row) => row.of).load(speerpuntSlug);
}

/** The interventions that a document places in an area, by name; only those of a status in `statuses` when that is given. */
export function interventionsOfArea(
  context: RequestContext, code: string, statuses: InterventionStatus[] | null,
): Promise<InterventionRow[]> {
  return manyByKey(context, `interventions-of-area:${JSON.stringify(statuses)}`, (codes) => {
    const query = interventionsQuery(context)
      .innerJoin('intervention_area as ia', 'ia.intervention', 'intervention.slug')
      .select('ia.area as of')
      .distinct()
      .where('ia.area', 'in', [...codes])
      .orderBy('intervention.name_nl')
      .orderBy('intervention.slug');
    return (statuses ? query.where('ia.status', 'in', statuses) : query).execute();
  }, (row) => row.of).load(code);
}

/** What the documents say about the evidence for an intervention. */
export function evidenceFor(context: RequestContext, slug: string): Promise<EvidenceRow[]> {
  return manyByKey(context, 'evidence-for-intervention', (interventions) =>
    context.tables<PolicyTables>().selectFrom('intervention_evidence').selectAll()
      .where('intervention', 'in', [...interventions])
      .orderBy('document').orderBy('level').orderBy('locator')
      .execute() as Promise<EvidenceRow[]>, (row) => row.intervention).load(slug);
}

/** Where the documents place an intervention. */
export function areasOfIntervention(context: RequestContext, slug: string): Promise<InterventionAreaRow[]> {
  return manyByKey(context, 'areas-of-intervention', (interventions) =>
    context.tables<PolicyTables>().selectFrom('intervention_area').selectAll()
      .where('intervention', 'in', [...interventions])
      .orderBy('document').orderBy('area').orderBy('status').orderBy('locator')
      .execute() as Promise<InterventionAreaRow[]>, (row) => row.intervention).load(slug);
}
