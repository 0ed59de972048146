import { defineEntity, p } from '@mikro-orm/core';
import { code, conditional, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { loadEntities, manyBy } from '../../../store/loaders.js';
import { bodyNode, type BodyRow } from '../body/body.entity.js';
import { BodyRelationKind } from './body-relation.type.js';

/** Relation between two bodies according to one document: *body* RELATION *other*. */
export const BodyRelationEntity = defineEntity({
  name: 'BodyRelation',
  tableName: 'body_relation',
  properties: {
    body: slug().primary().comment('Slug of the body.'),
    relation: code(BodyRelationKind).primary().comment('Relation of the body to the other body.'),
    other: slug().primary().comment('Slug of the other body.'),
    document: p.text().primary(),
    ...conditional(),
    locator: p.text().nullable(),
    package: p.text(),
  },
});

export type BodyRelationRow = Row<typeof BodyRelationEntity>;

/** What a body is to others, all relations in one statement. */
export const relationsFrom = manyBy(BodyRelationEntity, 'body', ['relation', 'other', 'document']);

/** What others are to a body, all relations in one statement. */
export const relationsTo = manyBy(BodyRelationEntity, 'other', ['relation', 'body', 'document']);

/** The bodies that a body has a relation to. */
export async function bodiesFrom(context: RequestContext, body: string, kind: BodyRelationKind): Promise<BodyRow[]> {
  const rows = (await relationsFrom(context, body)).filter(({ relation }) => relation === kind);
  return loadEntities<BodyRow>(context, [...new Set(rows.map(({ other }) => bodyNode.id(other)))]);
}

/** The bodies that have a relation to a body. */
export async function bodiesTo(context: RequestContext, other: string, kind: BodyRelationKind): Promise<BodyRow[]> {
  const rows = (await relationsTo(context, other)).filter(({ relation }) => relation === kind);
  return loadEntities<BodyRow>(context, [...new Set(rows.map(({ body }) => bodyNode.id(body)))]);
}
