import { defineEntity, p } from '@mikro-orm/core';
import { code, day, described, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy, oneBy } from '../../../store/loaders.js';
import { DatePrecision, DocumentKind } from './document.type.js';

/** A source document: one of the texts that facts are read in. */
export const DocumentEntity = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    title: p.text().comment('Title in Dutch.'),
    publisher: slug()
      .nullable()
      .comment('Slug of the organisation that published it; empty when the text does not state it.'),
    published_on: day().comment('Day of publication; where only the month is known, its first day.'),
    date_precision: code(DatePrecision).comment('How exactly the day is known.'),
    kind: code(DocumentKind).comment('What kind of text it is.'),
    language: p.text().comment('Language of the text, ISO 639-1.'),
    ...described(),
    sha256: p
      .text()
      .comment('SHA-256 checksum of the file that was read: 64 hexadecimal digits, as `sha256sum FILE` prints them.'),
    package: p.text(),
  },
});

export type DocumentRow = Row<typeof DocumentEntity>;

export const documentNode = nodeOf('document', 'SourceDocument', DocumentEntity);

/** The document with this slug; null when it does not exist. */
export const documentBySlug = documentNode.load;

/** A link that a document's text holds. */
export const DocumentLinkEntity = defineEntity({
  name: 'DocumentLink',
  tableName: 'document_link',
  properties: {
    document: p.text().primary(),
    url: p.text().primary().comment('The link as printed.'),
    locator: p.text(),
    position: p.integer().comment('Place in the order of the document.'),
    package: p.text(),
  },
});

/** Documents that an organisation published, oldest first. */
export const documentsOfPublisher = manyBy(DocumentEntity, 'publisher', ['published_on', 'slug']);

export const linksOf = manyBy(DocumentLinkEntity, 'document', ['position']);

/**
 * How many facts were read in a document, counted at import: a count over every module's tables would cross their
 * borders.
 */
export const DocumentFactsEntity = defineEntity({
  name: 'DocumentFacts',
  tableName: 'document_facts',
  properties: { document: p.text().primary(), facts: p.integer(), package: p.text() },
});

export const factCountOf = oneBy(DocumentFactsEntity, 'document');

/**
 * Sorts what several documents state about one subject: the newest document's rows first, those of one document in
 * their order.
 */
export async function newestFirst<Stated extends { document: string }>(
  context: RequestContext,
  rows: readonly Stated[],
): Promise<Stated[]> {
  const dated = await Promise.all(
    rows.map(async (row) => ({ row, publishedOn: (await documentBySlug(context, row.document))?.published_on ?? '' })),
  );
  return dated
    .sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0))
    .map(({ row }) => row);
}
