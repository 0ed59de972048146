import { defineEntity, p } from '@mikro-orm/core';
import { described, named, type Row, slug } from '../../../contract/entity.js';
import { nodeOf, manyBy } from '../../../store/loaders.js';

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

export const actionsOfSpeerpunt = manyBy(ActionEntity, 'speerpunt', ['position', 'slug']);
