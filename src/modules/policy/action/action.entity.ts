import { defineEntity, p } from '@mikro-orm/core';
import { described, named, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy } from '../../../store/loaders.js';
import { linkedTo } from '../link/policy-link.entity.js';

/** An action of a speerpunt. */
export const ActionEntity = defineEntity({
  name: 'PolicyAction',
  tableName: 'policy_action',
  properties: {
    ...named(),
    speerpunt: slug().comment('Slug of the speerpunt.'),
    position: p.integer().comment("Position in the document's order."),
    ...described(),
    schedule_note: p.text().nullable().comment('What the document states about timing, in Dutch.'),
    schedule_note_en: p.text().nullable().comment('What the document states about timing, in English.'),
    package: p.text(),
  },
});

export type ActionRow = Row<typeof ActionEntity>;

export const actionNode = nodeOf('action', 'PolicyAction', ActionEntity);

/** Actions that name an organisation or an area, by its id; by speerpunt and position. */
export async function actionsLinkedTo(
  context: RequestContext,
  relation: 'action-organisation' | 'action-area',
  target: string,
): Promise<ActionRow[]> {
  const actions = await linkedTo<ActionRow>(context, relation, target);
  return actions.sort((a, b) =>
    a.speerpunt === b.speerpunt ? a.position - b.position : a.speerpunt < b.speerpunt ? -1 : 1,
  );
}

export const actionsOfSpeerpunt = manyBy(ActionEntity, 'speerpunt', ['position', 'slug']);
