import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { code, decimal, described, type Row, slug } from '../../../contract/entity.js';
import { nodeOf, manyBy, manyOf, rowsOf } from '../../../store/loaders.js';
import { Frequency } from '../../indicators/index.js';
import { DeliverableKind } from './planning.type.js';

/** The columns of a part of a project. */
export const partOfProject = () => ({ id: p.text().primary(), project: slug().comment('Slug of the project.') });

export const position = () => p.integer().comment("Position in the document's order.");

/** The columns of an item of a list, without the key of what has the list. */
const listItem = () => ({
  position: p.integer().primary(),
  name: p.text(),
  name_en: p.text().nullable(),
  package: p.text(),
});

/** An objective of a project. */
export const ObjectiveEntity = defineEntity({
  name: 'Objective',
  tableName: 'objective',
  properties: {
    ...partOfProject(),
    number: p.integer().comment('Number of the objective within the project.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    ...described(),
    package: p.text(),
  },
});

export type ObjectiveRow = Row<typeof ObjectiveEntity>;
export const objectiveNode = nodeOf('objective', 'Objective', ObjectiveEntity);
export const objectivesOf = manyBy(ObjectiveEntity, 'project', ['number']);

/** A result promised by a project, with its code (R1 …). */
export const ProjectResultEntity = defineEntity({
  name: 'ProjectResult',
  tableName: 'project_result',
  properties: {
    ...partOfProject(),
    code: p.text().comment('Code of the result within the project, such as `R1`.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    target: p.text().nullable().comment('Target as printed, such as `100%`; empty if the document states none.'),
    target_measure_nl: p.text().nullable().comment('What the target is a value of, in Dutch.'),
    target_measure_en: p.text().nullable().comment('What the target is a value of, in English.'),
    package: p.text(),
  },
});

export type ProjectResultRow = Row<typeof ProjectResultEntity>;
export const resultNode = nodeOf('result', 'ProjectResult', ProjectResultEntity);
export const resultsOf = manyOf<ProjectResultRow>('project', (context, projects) =>
  rowsOf(context, ProjectResultEntity)
    .where('project', 'in', [...projects])
    // R10 comes after R9: shorter codes first.
    .orderBy(sql`length(code)`)
    .orderBy('code')
    .execute(),
);

/** A deliverable, effect or activity of a project besides its results. */
export const DeliverableEntity = defineEntity({
  name: 'Deliverable',
  tableName: 'deliverable',
  properties: {
    ...partOfProject(),
    position: position(),
    kind: code(DeliverableKind).comment('Kind of deliverable.'),
    text_nl: p.text().comment('What is delivered, in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('What is delivered, in English.'),
    package: p.text(),
  },
});

export type DeliverableRow = Row<typeof DeliverableEntity>;
export const deliverableNode = nodeOf('deliverable', 'Deliverable', DeliverableEntity);
export const deliverablesOf = manyBy(DeliverableEntity, 'project', ['position']);

/** A key performance indicator of a project. */
export const KpiEntity = defineEntity({
  name: 'Kpi',
  tableName: 'kpi',
  properties: {
    ...partOfProject(),
    number: p.integer().comment('Number of the KPI within the project.'),
    indicator: slug().comment('Slug of the indicator.'),
    frequency: code(Frequency).comment('Intended frequency of measurement.'),
    target: decimal().nullable().comment('Target value, if a document states one.'),
    package: p.text(),
  },
});

export type KpiRow = Row<typeof KpiEntity>;
export const kpiNode = nodeOf('kpi', 'Kpi', KpiEntity);
export const kpisOf = manyBy(KpiEntity, 'project', ['number']);
export const kpisOfIndicator = manyBy(KpiEntity, 'indicator', ['project', 'number']);

/** A kind of document the figures of a KPI should come from. */
export const KpiSourceEntity = defineEntity({
  name: 'KpiSource',
  tableName: 'kpi_source',
  properties: { kpi: p.text().primary(), ...listItem() },
});

export const sourcesOfKpi = manyBy(KpiSourceEntity, 'kpi', ['position']);

/** A message from a project to an audience. */
export const CommunicationEntity = defineEntity({
  name: 'Communication',
  tableName: 'communication',
  properties: {
    ...partOfProject(),
    position: position(),
    audience_nl: p.text().comment('Intended audience, in Dutch.'),
    audience_en: p.text().nullable().comment('Intended audience, in English.'),
    message_nl: p.text().comment('Message, in Dutch.'),
    message_en: p.text().nullable().comment('Message, in English.'),
    note: p.text().nullable(),
    note_en: p.text().nullable(),
    package: p.text(),
  },
});

export type CommunicationRow = Row<typeof CommunicationEntity>;
export const communicationNode = nodeOf('communication', 'Communication', CommunicationEntity);
export const communicationsOf = manyBy(CommunicationEntity, 'project', ['position']);

export const CommunicationChannelEntity = defineEntity({
  name: 'CommunicationChannel',
  tableName: 'communication_channel',
  properties: { communication: p.text().primary(), ...listItem() },
});

export const channelsOf = manyBy(CommunicationChannelEntity, 'communication', ['position']);
