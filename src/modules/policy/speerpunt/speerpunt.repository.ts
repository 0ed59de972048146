import type { RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import type { Texted } from '../texted.resolver.js';
import { manyByKey } from '../../../store/loaders.js';

/** A speerpunt as stored; `plan` is the slug. */
export interface SpeerpuntRow {
  id: string;
  slug: string;
  plan: string;
  number: number;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
}

/** Speerpunten by plan and number, as a query to narrow. */
export function speerpuntenQuery(context: RequestContext) {
  return context
    .tables<PolicyTables>()
    .selectFrom('speerpunt')
    .selectAll('speerpunt')
    .orderBy('speerpunt.plan')
    .orderBy('speerpunt.number')
    .orderBy('speerpunt.slug');
}

/** Speerpunten by id. */
export function fetchSpeerpunten(context: RequestContext, ids: readonly string[]): Promise<SpeerpuntRow[]> {
  return speerpuntenQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The speerpunten of a plan, by number. */
export function speerpuntenOfPlan(context: RequestContext, planSlug: string): Promise<SpeerpuntRow[]> {
  return manyByKey<SpeerpuntRow>(
    context,
    'speerpunten-of-plan',
    (plans) =>
      speerpuntenQuery(context)
        .where('plan', 'in', [...plans])
        .execute(),
    (row) => row.plan,
  ).load(planSlug);
}

/** The speerpunten that a document places an intervention under. */
export function speerpuntenOfIntervention(context: RequestContext, slug: string): Promise<SpeerpuntRow[]> {
  return manyByKey(
    context,
    'speerpunten-of-intervention',
    (interventions) =>
      speerpuntenQuery(context)
        .innerJoin('speerpunt_intervention as si', 'si.speerpunt', 'speerpunt.slug')
        .select('si.intervention as of')
        .distinct()
        .where('si.intervention', 'in', [...interventions])
        .execute(),
    (row) => row.of,
  ).load(slug);
}

/** What a speerpunt is to reach, in the order of the document. */
export function goalsOf(context: RequestContext, speerpuntSlug: string): Promise<Texted[]> {
  return manyByKey(
    context,
    'goals-of-speerpunt',
    (speerpunten) =>
      context
        .tables<PolicyTables>()
        .selectFrom('speerpunt_goal')
        .select(['speerpunt', 'text_nl', 'text_en'])
        .where('speerpunt', 'in', [...speerpunten])
        .orderBy('document')
        .orderBy('position')
        .execute(),
    (row) => row.speerpunt,
  ).load(speerpuntSlug);
}
