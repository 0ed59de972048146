import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { StatementEntity } from './statement.entity.js';
import { StatementResolver } from './statement.resolver.js';

const resource = resourceOf(StatementEntity, {
  name: 'statements',
  description:
    'Statements of the document that are not figures: recommendations, questions, principles, in our own words.',
  key: ['subject', 'kind', 'position'],
  inlineCitations: true,
  columns: { position: { minimum: 1 } },
  names: (row) => requiredText(row, 'subject'),
  check: (row) => (row.document === null ? 'needs a document that it was read in.' : null),
});

export const statement: ModulePart = {
  entities: [StatementEntity],
  resolvers: [StatementResolver],
  resources: [resource],
};
