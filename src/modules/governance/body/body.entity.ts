import { defineEntity, p } from '@mikro-orm/core';
import { code, described, named, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, loadEntities, manyBy } from '../../../store/loaders.js';
import { newestFirst } from '../../provenance/index.js';
import { BodyKind, type BodyRelation } from './body.type.js';

export const BodyEntity = defineEntity({
  name: 'Body',
  tableName: 'body',
  properties: {
    ...named(),
    ...described(),
    kind: code(BodyKind).comment('Kind of body; our own classification.'),
    area: p.text().nullable().comment('Code of the area it works for; empty if not stated.'),
    project: slug().nullable().comment('Slug of the project that gives it a task; empty for a body outside projects.'),
    package: p.text(),
  },
});

export type BodyRow = Row<typeof BodyEntity>;

export const bodyNode = nodeOf('body', 'Body', BodyEntity);

/** A task of a body according to one document; tasks from several documents are combined. */
export const BodyTaskEntity = defineEntity({
  name: 'BodyTask',
  tableName: 'body_task',
  properties: {
    body: slug().primary().comment('Slug of the body.'),
    document: p.text().primary(),
    position: p.integer().primary().comment("Position in the document's order."),
    text_nl: p.text().comment('The task in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The task in English.'),
    package: p.text(),
  },
});

/** A member of a body according to one document. */
export const BodyMemberEntity = defineEntity({
  name: 'BodyMember',
  tableName: 'body_member',
  properties: {
    body: slug().primary().comment('Slug of the body.'),
    document: p.text().primary(),
    position: p.integer().primary().comment("Position in the document's order."),
    text_nl: p.text().comment("The member, in Dutch; never a person's name."),
    text_en: p.text().nullable().comment("The member, in English; never a person's name."),
    organisation: slug().nullable().comment('Slug of the organisation, if one is named.'),
    package: p.text(),
  },
});

/** Relation between two bodies: *body* RELATION *other*. */
export const BodyRelationEntity = defineEntity({
  name: 'BodyRelation',
  tableName: 'body_relation',
  properties: {
    body: slug().primary().comment('Slug of the body.'),
    relation: p.text().primary().$type<BodyRelation>().comment('Relation of the body to the other body.'),
    other: slug().primary().comment('Slug of the other body.'),
    package: p.text(),
  },
});

export const bodiesOfProject = manyBy(BodyEntity, 'project', ['name_nl', 'slug']);

export const bodiesOfArea = manyBy(BodyEntity, 'area', ['name_nl', 'slug']);

const tasks = manyBy(BodyTaskEntity, 'body', ['document', 'position']);

export async function tasksOf(context: RequestContext, body: string): Promise<Row<typeof BodyTaskEntity>[]> {
  return newestFirst(context, await tasks(context, body));
}

const members = manyBy(BodyMemberEntity, 'body', ['document', 'position']);

export async function membersOf(context: RequestContext, body: string): Promise<Row<typeof BodyMemberEntity>[]> {
  return newestFirst(context, await members(context, body));
}

const relations = manyBy(BodyRelationEntity, 'body', ['other']);

/** Bodies related to a body. One statement reads all relations, so a query for five of them costs no more. */
export async function relatedBodies(context: RequestContext, body: string, relation: BodyRelation): Promise<BodyRow[]> {
  const related = (await relations(context, body)).filter((row) => row.relation === relation);
  return loadEntities<BodyRow>(
    context,
    related.map(({ other }) => bodyNode.id(other)),
  );
}
