import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import { manyOf } from '../../../store/loaders.js';
import { DocumentEntity } from '../document/document.entity.js';

/**
 * What one document states about a fact in words, or which organisation it names there. Imports fill it from the files
 * of all packages, so that no document's text is lost where the graph shows another's.
 */
export const DocumentTextEntity = defineEntity({
  name: 'DocumentText',
  tableName: 'document_text',
  properties: {
    fact: p.text().primary(),
    field: slug().primary().comment('The columns of the text, without the language at their end.'),
    document: p.text().primary(),
    position: p.integer().primary().comment('Place in a list; 1 for a single text.'),
    name_nl: p.text().nullable().comment('The text, where it is a name: a search must tell them apart.'),
    name_en: p.text().nullable(),
    text_nl: p.text().nullable(),
    text_en: p.text().nullable(),
    target: p.text().nullable().comment('Id of the organisation, where the field names one.'),
    locator: p.text(),
    weight: p.integer().comment('How much the document says about the fact; compared with that of others.'),
    package: p.text(),
  },
});

export type DocumentTextRow = Row<typeof DocumentTextEntity> & { published_on: string };

/** What all documents state about a fact: those that say most first, of equal ones the newest. */
export const textsAbout = manyOf<DocumentTextRow>('fact', (context, facts) =>
  context
    .tables(DocumentTextEntity, DocumentEntity)
    .selectFrom('document_text as t')
    .innerJoin('document as d', 'd.slug', 't.document')
    .selectAll('t')
    .select('d.published_on')
    .where('t.fact', 'in', [...facts])
    .orderBy('t.weight', 'desc')
    .orderBy('d.published_on', 'desc')
    .orderBy('t.document')
    .orderBy('t.field')
    .orderBy('t.position')
    .execute(),
);
