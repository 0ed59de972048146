import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { bodyNode } from '../body/body.entity.js';
import { BodyRelationEntity, bodyRelationId, bodyRelationNode } from './body-relation.entity.js';
import { BodyRelationResolver, RelatedBodiesResolver } from './body-relation.resolver.js';

const BODY = { refersTo: 'body' };

const idOf = (row: PackageRow) =>
  bodyRelationId(requiredText(row, 'body'), requiredText(row, 'relation'), requiredText(row, 'other'));

const inWords = (row: PackageRow) =>
  `${requiredText(row, 'body')} ${requiredText(row, 'relation')} ${requiredText(row, 'other')}`;

const resource = resourceOf(BodyRelationEntity, {
  name: 'body_relations',
  description: 'Relations between bodies: body, relation, other.',
  key: ['body', 'relation', 'other'],
  // Several documents may state the same relation: one row with all their citations.
  mergeable: true,
  columns: { body: BODY, other: BODY },
  note: false,
  check: (row) =>
    text(row, 'body') === text(row, 'other') ? 'body and other are the same: a relation needs two bodies.' : null,
  id: idOf,
  // A search finds the bodies, which list their relations.
  fact: (row) => ({ id: idOf(row), nameNl: inWords(row), nameEn: inWords(row), searchable: false }),
});

export const bodyRelation: ModulePart = {
  entities: [BodyRelationEntity],
  kinds: [bodyRelationNode],
  searchable: [textsOf(BodyRelationEntity, bodyNode, { key: 'body', texts: { relations: 'condition' } })],
  resolvers: [BodyRelationResolver, RelatedBodiesResolver],
  resources: [resource],
};
