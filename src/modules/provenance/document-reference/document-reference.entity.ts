import { defineEntity, p } from '@mikro-orm/core';
import { code, day, type Row, slug } from '../../../contract/entity.js';
import { manyBy, manyOf, nodeOf } from '../../../store/loaders.js';
import { CitationEntity } from '../citation/citation.entity.js';
import { DatePrecision, DocumentKind } from '../document/document.type.js';

/**
 * A document that a source document refers to. Nothing was read in it: unlike a source document it has no checksum, and
 * a date only where one is stated.
 */
export const DocumentReferenceEntity = defineEntity({
  name: 'DocumentReference',
  tableName: 'document_reference',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    title: p.text().comment('Title as the document gives it, or what the document calls it.'),
    publisher: slug()
      .nullable()
      .comment('Slug of the organisation that it is ascribed to; empty when none is stated, or several are.'),
    published_on: day().nullable().comment('Day of publication, as far as stated; empty when it is not.'),
    date_precision: code(DatePrecision)
      .nullable()
      .comment('How exactly the day is stated; empty when there is no day.'),
    kind: code(DocumentKind).comment('What kind of text it is; a classification of ours.'),
    url: p.text().nullable().comment('Web address, as the document gives it.'),
    transcribed_as: slug()
      .nullable()
      .comment('Slug of the source document that it is; empty when it is not in this graph.'),
    package: p.text(),
  },
});

export type DocumentReferenceRow = Row<typeof DocumentReferenceEntity>;

export const documentReferenceNode = nodeOf('document-reference', 'DocumentReference', DocumentReferenceEntity);

/** The documents that a source document refers to: those that it is a citation of. */
export const referencesOf = manyOf<DocumentReferenceRow & { cited_in: string }>('cited_in', (context, documents) =>
  context
    .tables(DocumentReferenceEntity, CitationEntity)
    .selectFrom('document_reference')
    .innerJoin('citation', 'citation.fact', 'document_reference.id')
    .selectAll('document_reference')
    .select('citation.document as cited_in')
    .distinct()
    .where('citation.document', 'in', [...documents])
    .orderBy('document_reference.slug')
    .execute(),
);

/** References to a source document of this graph. */
export const referencesTo = manyBy(DocumentReferenceEntity, 'transcribed_as', ['slug']);
