import { sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import type { InlineSourced } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

/** A level of need as stored; `plan` is the slug. */
export interface NeedLevelRow extends InlineSourced {
  plan: string;
  code: string;
  name_nl: string;
  name_en: string | null;
}

/** The levels that a plan distinguishes. */
export function needLevelsOfPlan(context: RequestContext, planSlug: string): Promise<NeedLevelRow[]> {
  return manyByKey(
    context,
    'need-levels-of-plan',
    (plans) =>
      context
        .tables<PolicyTables>()
        .selectFrom('need_level')
        .selectAll()
        .where('plan', 'in', [...plans])
        .orderBy('code')
        .execute(),
    (row) => row.plan,
  ).load(planSlug);
}

/**
 * The levels that an intervention serves. Packages give the letter alone: it means the level of that letter in the plans
 * whose document also names the intervention, for another region's letters may mean something else.
 */
export function needLevelsOfIntervention(context: RequestContext, slug: string): Promise<NeedLevelRow[]> {
  return manyByKey(
    context,
    'need-levels-of-intervention',
    (interventions) =>
      context
        .tables<PolicyTables & { citation: { fact: string; document: string } }>()
        .selectFrom('intervention_need_level as i')
        .innerJoin('need_level as n', 'n.code', 'i.code')
        .selectAll('n')
        .select('i.intervention as of')
        .where('i.intervention', 'in', [...interventions])
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('citation as c')
              .select('c.fact')
              .where('c.fact', '=', sql<string>`'intervention/' || i.intervention`)
              .whereRef('c.document', '=', 'n.document'),
          ),
        )
        .orderBy('n.plan')
        .orderBy('n.code')
        .execute() as Promise<(NeedLevelRow & { of: string })[]>,
    (row) => row.of,
  ).load(slug);
}
