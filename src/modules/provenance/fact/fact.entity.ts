import { defineEntity, p } from '@mikro-orm/core';

/** Everything that has a global id (high-volume measurements apart), so that an id can be checked in one place. */
export const FactEntity = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  properties: {
    id: p.text().primary(),
    kind: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    search_text: p.text().nullable(),
    /** A checksum over all that packages say of it. */
    content: p.text(),
    package: p.text(),
    /** Numbers of the data versions that it came with and that last changed it. */
    added: p.integer(),
    changed: p.integer(),
  },
});

/** Where a fact was read. */
export const CitationEntity = defineEntity({
  name: 'Citation',
  tableName: 'citation',
  properties: {
    fact: p.text().primary(),
    document: p.text().primary(),
    locator: p.text().primary(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** A statement of a document that is not a figure: a recommendation, a question, a principle. */
export const StatementEntity = defineEntity({
  name: 'Statement',
  tableName: 'statement',
  properties: {
    subject: p.text().primary(),
    kind: p.text().primary(),
    position: p.integer().primary(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});
