import { defineEntity, p } from '@mikro-orm/core';
import { code, conditional, described, named, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy } from '../../../store/loaders.js';
import { newestFirst } from '../../provenance/index.js';
import { BodyKind } from './body.type.js';

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
    ...conditional(),
    locator: p.text().nullable(),
    package: p.text(),
  },
});

export const bodiesOfArea = manyBy(BodyEntity, 'area', ['name_nl', 'slug']);

export type BodyTaskRow = Row<typeof BodyTaskEntity>;

const tasks = manyBy(BodyTaskEntity, 'body', ['document', 'position']);

export async function tasksOf(context: RequestContext, body: string): Promise<BodyTaskRow[]> {
  return newestFirst(context, await tasks(context, body));
}
