import type { RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import { manyByKey } from '../../../store/loaders.js';

/** An action as stored; `speerpunt` is the slug. */
export interface ActionRow {
  id: string;
  slug: string;
  speerpunt: string;
  position: number;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
  schedule_note: string | null;
}

function actionsQuery(context: RequestContext) {
  return context.tables<PolicyTables>().selectFrom('policy_action').selectAll();
}

/** Actions by id. */
export function fetchActions(context: RequestContext, ids: readonly string[]): Promise<ActionRow[]> {
  return actionsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The actions of a speerpunt, in the order of the document. */
export function actionsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<ActionRow[]> {
  return manyByKey<ActionRow>(
    context,
    'actions-of-speerpunt',
    (speerpunten) =>
      actionsQuery(context)
        .where('speerpunt', 'in', [...speerpunten])
        .orderBy('position')
        .orderBy('slug')
        .execute(),
    (row) => row.speerpunt,
  ).load(speerpuntSlug);
}
