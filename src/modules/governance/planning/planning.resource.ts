import { cells, common, list, type PackageResource, requiredText, text } from '../../../contract/package-resource.js';
import { partId, PROJECT_FIELD } from '../project/project.resource.js';
import { Frequency } from '../../indicators/index.js';

const KPIS: PackageResource = {
  name: 'kpis',
  description: 'Indicators that projects steer on; their values are measurements of the indicator.',
  key: ['project', 'number'],
  fields: [
    PROJECT_FIELD,
    {
      name: 'number',
      type: 'integer',
      required: true,
      minimum: 1,
      description: 'Number of the KPI within the project.',
    },
    { name: 'indicator', type: 'slug', required: true, refersTo: 'indicator', description: 'Slug of the indicator.' },
    {
      name: 'frequency',
      type: 'string',
      required: true,
      values: Object.values(Frequency),
      description: 'How often it is to be measured.',
    },
    { name: 'source_documents', type: 'list', description: 'Kinds of document that its figures are to come from.' },
    { name: 'target', type: 'number', description: 'The value aimed at, only where the document states one.' },
    common.locator,
  ],
  // A KPI has no name of its own: it is found by its number, its project and the words of its indicator's slug.
  fact: (row) => ({
    id: partId('kpi', row, 'number'),
    nameNl: `KPI ${text(row, 'number')} van ${text(row, 'project')}`,
    nameEn: `KPI ${text(row, 'number')} of ${text(row, 'project')}`,
    text: [requiredText(row, 'indicator'), ...list(row, 'source_documents')],
  }),
  toTables: (row) => [
    {
      table: 'kpi',
      values: {
        id: partId('kpi', row, 'number'),
        ...cells(row, 'project', 'number', 'indicator', 'frequency', 'target'),
      },
    },
    ...list(row, 'source_documents').map((name, index) => ({
      table: 'kpi_source',
      values: { kpi: partId('kpi', row, 'number'), position: index + 1, name },
    })),
  ],
};

const MILESTONES: PackageResource = {
  name: 'milestones',
  description: 'The planning of projects, step by step.',
  key: ['project', 'position'],
  fields: [
    PROJECT_FIELD,
    common.position,
    { name: 'activity_nl', type: 'string', required: true, description: 'What is done, in Dutch.' },
    { name: 'activity_en', type: 'string', description: 'What is done, in English.' },
    { name: 'product_nl', type: 'string', description: 'What it leads to, in Dutch.' },
    { name: 'product_en', type: 'string', description: 'What it leads to, in English.' },
    { name: 'period_label', type: 'string', description: 'When, as printed.' },
    {
      name: 'period',
      type: 'period',
      description: 'When, as a period code; empty where the document gives no clear time.',
    },
    common.locator,
    common.note,
  ],
  fact: (row) => ({
    id: partId('milestone', row, 'position'),
    nameNl: requiredText(row, 'activity_nl'),
    nameEn: text(row, 'activity_en'),
    text: [text(row, 'product_nl'), text(row, 'product_en')],
  }),
  toTables: (row) => [
    {
      table: 'milestone',
      values: {
        id: partId('milestone', row, 'position'),
        ...cells(
          row,
          'project',
          'position',
          'activity_nl',
          'activity_en',
          'product_nl',
          'product_en',
          'period_label',
          'period',
          'note',
        ),
      },
    },
  ],
};

const COMMUNICATIONS: PackageResource = {
  name: 'communications',
  description: 'Whom projects tell what, in our own words, and by which channels.',
  key: ['project', 'position'],
  fields: [
    PROJECT_FIELD,
    common.position,
    { name: 'audience_nl', type: 'string', required: true, description: 'Whom it is meant for, in Dutch.' },
    { name: 'audience_en', type: 'string', description: 'Whom it is meant for, in English.' },
    { name: 'message_nl', type: 'string', required: true, description: 'What they are told, in Dutch.' },
    { name: 'message_en', type: 'string', description: 'What they are told, in English.' },
    { name: 'channels_nl', type: 'list', description: 'By which means, in Dutch.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({
    id: partId('communication', row, 'position'),
    nameNl: requiredText(row, 'audience_nl'),
    nameEn: text(row, 'audience_en'),
    text: [text(row, 'message_nl'), text(row, 'message_en'), ...list(row, 'channels_nl')],
  }),
  toTables: (row) => [
    {
      table: 'communication',
      values: {
        id: partId('communication', row, 'position'),
        ...cells(row, 'project', 'position', 'audience_nl', 'audience_en', 'message_nl', 'message_en', 'note'),
      },
    },
    ...list(row, 'channels_nl').map((name, index) => ({
      table: 'communication_channel',
      values: { communication: partId('communication', row, 'position'), position: index + 1, name },
    })),
  ],
};

/** How projects are steered, planned and told about. */
export const planningResources: PackageResource[] = [KPIS, MILESTONES, COMMUNICATIONS];
