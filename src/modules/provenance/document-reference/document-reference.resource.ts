import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { DocumentReferenceEntity, documentReferenceNode } from './document-reference.entity.js';
import { DocumentReferenceResolver, RefersToResolver } from './document-reference.resolver.js';

const idOf = (row: PackageRow): string => documentReferenceNode.id(requiredText(row, 'slug'));

function check({ cells, document }: PackageRow): string | null {
  if (document === null) return 'needs a document that refers to it.';
  const { published_on: day = null, date_precision: precision = null } = cells;
  return (day === null) === (precision === null)
    ? null
    : 'has only one of published_on and date_precision: fill both, or neither when no date is stated.';
}

const resource = resourceOf(DocumentReferenceEntity, {
  name: 'document_references',
  description: 'Documents that the document refers to, in which no facts were read.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  shared: true,
  columns: { publisher: { refersTo: 'organisation' }, transcribed_as: { refersTo: 'document' } },
  check,
  id: idOf,
  fact: (row) => ({ id: idOf(row), nameNl: requiredText(row, 'title') }),
});

export const documentReference: ModulePart = {
  entities: [DocumentReferenceEntity],
  kinds: [documentReferenceNode],
  searchable: [
    textsOf(DocumentReferenceEntity, documentReferenceNode, { names: { title: 'title' }, prominence: 'last' }),
  ],
  resolvers: [DocumentReferenceResolver, RefersToResolver],
  resources: [resource],
};
