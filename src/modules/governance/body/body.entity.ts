import { defineEntity, p } from '@mikro-orm/core';

/** A body, team or function that a document gives a task in steering or carrying out. */
export const BodyEntity = defineEntity({
  name: 'Body',
  tableName: 'body',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    kind: p.text(),
    area: p.text().nullable(),
    project: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    package: p.text(),
  },
});

/** What a body does, as one document says: the tasks that several documents give it add up. */
export const BodyTaskEntity = defineEntity({
  name: 'BodyTask',
  tableName: 'body_task',
  properties: {
    body: p.text().primary(),
    document: p.text().primary(),
    position: p.integer().primary(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Who takes part in a body, as one document says. */
export const BodyMemberEntity = defineEntity({
  name: 'BodyMember',
  tableName: 'body_member',
  properties: {
    body: p.text().primary(),
    document: p.text().primary(),
    position: p.integer().primary(),
    text_nl: p.text(),
    text_en: p.text().nullable(),
    organisation: p.text().nullable(),
    package: p.text(),
  },
});

/** How a body stands to another one. */
export const BodyRelationEntity = defineEntity({
  name: 'BodyRelation',
  tableName: 'body_relation',
  properties: { body: p.text().primary(), relation: p.text().primary(), other: p.text().primary(), package: p.text() },
});
