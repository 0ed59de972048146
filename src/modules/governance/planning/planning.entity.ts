import { defineEntity, p } from '@mikro-orm/core';

/** A step of a project's planning. */
export const MilestoneEntity = defineEntity({
  name: 'Milestone',
  tableName: 'milestone',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    position: p.integer(),
    activity_nl: p.text(),
    activity_en: p.text().nullable(),
    product_nl: p.text().nullable(),
    product_en: p.text().nullable(),
    period_label: p.text().nullable(),
    period: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** What a project tells whom. */
export const CommunicationEntity = defineEntity({
  name: 'Communication',
  tableName: 'communication',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    position: p.integer(),
    audience_nl: p.text(),
    audience_en: p.text().nullable(),
    message_nl: p.text(),
    message_en: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** A means by which a message reaches its audience. */
export const CommunicationChannelEntity = defineEntity({
  name: 'CommunicationChannel',
  tableName: 'communication_channel',
  properties: { communication: p.text().primary(), position: p.integer().primary(), name: p.text(), package: p.text() },
});
