import { defineEntity, p } from '@mikro-orm/core';

/** A source document: one of the texts that facts are read in. */
export const DocumentEntity = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    title: p.text(),
    publisher: p.text().nullable(),
    published_on: p.text(),
    date_precision: p.text(),
    kind: p.text(),
    language: p.text(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    sha256: p.text(),
    package: p.text(),
  },
});

/** A link that a document's text holds. */
export const DocumentLinkEntity = defineEntity({
  name: 'DocumentLink',
  tableName: 'document_link',
  properties: {
    document: p.text().primary(),
    url: p.text().primary(),
    locator: p.text(),
    position: p.integer(),
    package: p.text(),
  },
});

/** How many facts were read in a document, counted at import: a count over every module's tables would cross their borders. */
export const DocumentFactsEntity = defineEntity({
  name: 'DocumentFacts',
  tableName: 'document_facts',
  properties: { document: p.text().primary(), facts: p.integer(), package: p.text() },
});
