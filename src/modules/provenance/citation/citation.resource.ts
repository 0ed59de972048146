import type { ModulePart } from '../../../contract/module.js';
import { common, type PackageResource } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { CitationEntity } from './citation.entity.js';
import { CitationResolver } from './citation.resolver.js';

const mentions: PackageResource = {
  name: 'mentions',
  description: 'Further places where the document mentions an entity that another package describes.',
  key: ['fact'],
  fields: [
    { name: 'fact', type: 'string', required: true, description: 'Id of the entity, such as `intervention/kies`.' },
    common.locator,
    common.note,
    common.noteEn,
  ],
  cites: (row) => requiredText(row, 'fact'),
  toTables: () => [],
};

export const citation: ModulePart = {
  entities: [CitationEntity],
  searchable: [textsOf(CitationEntity, null, { id: 'fact', texts: { citations: 'note' } })],
  resolvers: [CitationResolver],
  resources: [mentions],
};
