import { defineEntity, p } from '@mikro-orm/core';
import { code, type Row, slug } from '../../../contract/entity.js';
import { nodeOf, manyBy } from '../../../store/loaders.js';
import { StatementKind } from './statement.type.js';

/**
 * A statement of a document that is not a figure: a development, an ambition, a risk, a question. `document` is the
 * slug.
 */
export const StatementEntity = defineEntity({
  name: 'Statement',
  tableName: 'statement',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    subject: p.text().comment('Id of what the statement is about, such as `document/eks-brief-2026`.'),
    kind: code(StatementKind).comment('What kind of statement it is.'),
    position: p.integer().comment('Place in the order of the document, among the statements of its kind.'),
    text_nl: p.text().comment('The statement in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The statement in English.'),
    plan: slug()
      .nullable()
      .comment('Slug of the policy plan that it is a part of; empty when none, or when the plan is its subject.'),
    document: p.text().comment('Slug of the document that it was read in.'),
    package: p.text(),
  },
});

export type StatementRow = Row<typeof StatementEntity>;

export const statementNode = nodeOf('statement', 'Statement', StatementEntity);

const IN_ORDER = ['document', 'kind', 'position', 'id'] as const;

/** The statements of a document, by kind and in its order. */
export const statementsOfDocument = manyBy(StatementEntity, 'document', IN_ORDER);

/** The statements about a policy plan and its parts. */
export const statementsOfPlan = manyBy(StatementEntity, 'plan', IN_ORDER);

/** The statements of a kind, in all documents. */
export const statementsOfKind = manyBy(StatementEntity, 'kind', IN_ORDER);
