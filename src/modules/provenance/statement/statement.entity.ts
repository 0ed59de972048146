import { defineEntity, p } from '@mikro-orm/core';
import { code, type Row } from '../../../contract/entity.js';
import { manyBy } from '../../../store/loaders.js';
import { StatementKind } from './statement.type.js';

/**
 * A statement of a document that is not a figure: a recommendation, a question, a principle. `document` is the slug.
 */
export const StatementEntity = defineEntity({
  name: 'Statement',
  tableName: 'statement',
  properties: {
    subject: p.text().primary().comment('Id of what the statement is about, such as `document/eks-brief-2026`.'),
    kind: code(StatementKind).primary().comment('What kind of statement it is.'),
    position: p.integer().primary().comment('Place in the order of the document.'),
    text_nl: p.text().comment('The statement in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The statement in English.'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

export type StatementRow = Row<typeof StatementEntity>;

/** The statements about a subject, by kind and in the order of the document. */
export const statementsOf = manyBy(StatementEntity, 'subject', ['kind', 'position']);
