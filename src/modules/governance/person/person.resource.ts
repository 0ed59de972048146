import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { text } from '../../../contract/package-row.js';
import { PersonEntity } from './person.entity.js';

const resource = resourceOf(PersonEntity, {
  name: 'persons',
  description:
    'Names of people in roles: personal data, in a package of their own. Names redacted in the document are not ' +
    'included.',
  key: ['role', 'position'],
  sensitive: true,
  columns: { role: { refersTo: 'role' }, position: { minimum: 1 } },
  more: [{ name: 'note', type: 'string', description: 'Note in the document about this person in the role.' }],
  note: false,
  // No id, no search text and no citation, whose note would be public: the role carries the citation.
  fact: () => null,
  values: (row) => ({ note: text(row, 'note') }),
});

export const person: ModulePart = { entities: [PersonEntity], resources: [resource] };
