import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { linkColumns, linkRows } from '../link/policy-link.entity.js';
import { ActionEntity, actionNode } from './action.entity.js';
import { ActionResolver, AreaActionsResolver, OrganisationActionsResolver } from './action.resolver.js';

const idOf = (row: PackageRow) => actionNode.id(requiredText(row, 'slug'));

const resource = resourceOf(ActionEntity, {
  name: 'actions',
  description: 'Actions of a speerpunt.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: {
    speerpunt: { refersTo: 'speerpunt', after: 'slug' },
    position: { minimum: 1, after: 'speerpunt' },
    schedule_note: { after: 'areas' },
    schedule_note_en: { after: 'schedule_note' },
  },
  more: [linkColumns.interventions, linkColumns.organisations, linkColumns.areas],
  id: idOf,
  others: (row) => [
    ...linkRows(row, 'interventions', idOf(row), 'action-intervention', 'intervention'),
    ...linkRows(row, 'organisations', idOf(row), 'action-organisation', 'organisation'),
    ...linkRows(row, 'areas', idOf(row), 'action-area', 'area'),
  ],
});

export const action: ModulePart = {
  entities: [ActionEntity],
  kinds: [actionNode],
  searchable: [
    textsOf(ActionEntity, actionNode, {
      names: NAME,
      texts: { ...DESCRIPTION, scheduleNote: 'schedule_note' },
      relations: { speerpunt: ['speerpunt', 'speerpunt'] },
    }),
  ],
  resolvers: [ActionResolver, AreaActionsResolver, OrganisationActionsResolver],
  resources: [resource],
};
