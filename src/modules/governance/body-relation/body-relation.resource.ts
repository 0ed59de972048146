import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { bodyNode } from '../body/body.entity.js';
import { BodyRelationEntity } from './body-relation.entity.js';
import { BodyRelationResolver, RelatedBodiesResolver } from './body-relation.resolver.js';

const BODY = { refersTo: 'body' };

const resource = resourceOf(BodyRelationEntity, {
  name: 'body_relations',
  description: 'Relations between bodies: body, relation, other. Several documents may state the same one.',
  key: ['body', 'relation', 'other'],
  columns: { body: BODY, other: BODY },
  note: false,
  check: (row) =>
    text(row, 'body') === text(row, 'other') ? 'body and other are the same: a relation needs two bodies.' : null,
  // A row extends a body, which it adds citations to.
  cites: (row) => bodyNode.id(requiredText(row, 'body')),
  values: ({ document }) => ({ document: document ?? '' }),
});

export const bodyRelation: ModulePart = {
  entities: [BodyRelationEntity],
  searchable: [textsOf(BodyRelationEntity, bodyNode, { key: 'body', texts: { relations: 'condition' } })],
  resolvers: [BodyRelationResolver, RelatedBodiesResolver],
  resources: [resource],
};
