import type { ModulePart } from '../../../contract/module.js';
import { nodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText, type TableRow, text } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import {
  CommunicationChannelEntity,
  CommunicationEntity,
  communicationNode,
  DeliverableEntity,
  deliverableNode,
  KpiEntity,
  kpiNode,
  KpiSourceEntity,
  ObjectiveEntity,
  objectiveNode,
  ProjectResultEntity,
  resultNode,
} from './planning.entity.js';
import {
  CommunicationResolver,
  DeliverableResolver,
  IndicatorKpisResolver,
  KpiResolver,
  ObjectiveResolver,
  ProjectPartsResolver,
  ProjectResultResolver,
} from './planning.resolver.js';

const PROJECT = { refersTo: 'project' };
const FROM_ONE = { minimum: 1 };

/** Makes the ids of parts of a project; `column` holds their number, code or position within the project. */
function partId({ kind }: { kind: string }, column: string) {
  return (row: PackageRow) => nodeId(kind, requiredText(row, 'project'), requiredText(row, column));
}

/** A list column, and the column with its items in English in the same order. */
interface ListColumn {
  dutch: string;
  english: string;
}

/** A row per item of a list column, numbered from 1. */
function listRows(row: PackageRow, column: ListColumn, table: string, owner: TableRow['values']): TableRow[] {
  const english = list(row, column.english);
  return list(row, column.dutch).map((name, index) => ({
    table,
    values: { ...owner, position: index + 1, name, name_en: english[index] ?? null },
  }));
}

/** Each item is translated or none is: otherwise one would get the English of another. */
function listProblem({ dutch, english }: ListColumn) {
  return (row: PackageRow): string | null => {
    const [items, translated] = [list(row, dutch).length, list(row, english).length];
    return translated === 0 || translated === items
      ? null
      : `has ${translated} in ${english} and ${items} in ${dutch}: translate each, in the same order, or none.`;
  };
}

const SOURCES: ListColumn = { dutch: 'source_documents', english: 'source_documents_en' };
const CHANNELS: ListColumn = { dutch: 'channels_nl', english: 'channels_en' };

const objectives = resourceOf(ObjectiveEntity, {
  name: 'objectives',
  description: 'Objectives of projects.',
  key: ['project', 'number'],
  columns: { project: PROJECT, number: FROM_ONE },
  note: false,
  id: partId(objectiveNode, 'number'),
});

function targetProblem(row: PackageRow): string | null {
  return (text(row, 'target') === null) === (text(row, 'target_measure_nl') === null)
    ? null
    : 'has one of target and target_measure_nl: give both, the value as printed and what it is a value of.';
}

const results = resourceOf(ProjectResultEntity, {
  name: 'results',
  description: 'Results promised by projects.',
  key: ['project', 'code'],
  columns: { project: PROJECT },
  note: false,
  check: targetProblem,
  searchIn: ['target_measure_nl', 'target_measure_en'],
  id: partId(resultNode, 'code'),
});

const deliverableId = partId(deliverableNode, 'position');

const deliverables = resourceOf(DeliverableEntity, {
  name: 'deliverables',
  description: 'Deliverables, effects and activities of projects besides their objectives and results.',
  key: ['project', 'position'],
  columns: { project: PROJECT, position: FROM_ONE },
  note: false,
  id: deliverableId,
  fact: (row) => ({ id: deliverableId(row), nameNl: requiredText(row, 'text_nl'), nameEn: text(row, 'text_en') }),
});

const kpiId = partId(kpiNode, 'number');

const kpis = resourceOf(KpiEntity, {
  name: 'kpis',
  description: 'Key performance indicators of projects; their values are measurements of the indicator.',
  key: ['project', 'number'],
  columns: {
    project: PROJECT,
    number: FROM_ONE,
    indicator: { refersTo: 'indicator' },
    target: { after: SOURCES.english },
  },
  more: [
    { name: SOURCES.dutch, type: 'list', description: 'Kinds of document the figures should come from.' },
    {
      name: SOURCES.english,
      type: 'list',
      description: 'Kinds of document the figures should come from, in English, in the same order.',
    },
  ],
  note: false,
  check: listProblem(SOURCES),
  id: kpiId,
  // A KPI has no name of its own: its number and project name it, the words of its indicator's slug make it searchable.
  fact: (row) => ({
    id: kpiId(row),
    nameNl: `KPI ${text(row, 'number')} van ${text(row, 'project')}`,
    nameEn: `KPI ${text(row, 'number')} of ${text(row, 'project')}`,
    text: [requiredText(row, 'indicator'), ...list(row, SOURCES.dutch), ...list(row, SOURCES.english)],
  }),
  others: (row) => listRows(row, SOURCES, 'kpi_source', { kpi: kpiId(row) }),
});

const communicationId = partId(communicationNode, 'position');

const communications = resourceOf(CommunicationEntity, {
  name: 'communications',
  description: 'Communication of projects: audience, message in our own words, and channels.',
  key: ['project', 'position'],
  columns: { project: PROJECT, position: FROM_ONE },
  more: [
    { name: CHANNELS.dutch, type: 'list', description: 'Communication channels, in Dutch.' },
    { name: CHANNELS.english, type: 'list', description: 'Communication channels, in English, in the same order.' },
  ],
  check: listProblem(CHANNELS),
  id: communicationId,
  fact: (row) => ({
    id: communicationId(row),
    nameNl: requiredText(row, 'audience_nl'),
    nameEn: text(row, 'audience_en'),
    text: [
      text(row, 'message_nl'),
      text(row, 'message_en'),
      ...list(row, CHANNELS.dutch),
      ...list(row, CHANNELS.english),
    ],
  }),
  others: (row) => listRows(row, CHANNELS, 'communication_channel', { communication: communicationId(row) }),
});

/** What a project aims for, delivers, measures, plans and communicates. */
export const planning: ModulePart = {
  entities: [
    ObjectiveEntity,
    ProjectResultEntity,
    DeliverableEntity,
    KpiEntity,
    KpiSourceEntity,
    CommunicationEntity,
    CommunicationChannelEntity,
  ],
  kinds: [objectiveNode, resultNode, deliverableNode, kpiNode, communicationNode],
  searchable: [
    textsOf(ObjectiveEntity, objectiveNode, {
      names: NAME,
      texts: DESCRIPTION,
      relations: { project: ['project', 'project'] },
    }),
    textsOf(ProjectResultEntity, resultNode, {
      names: NAME,
      texts: { targetMeasure: 'target_measure' },
      relations: { project: ['project', 'project'] },
    }),
    textsOf(DeliverableEntity, deliverableNode, {
      texts: { text: 'text' },
      relations: { project: ['project', 'project'] },
    }),
    textsOf(KpiEntity, kpiNode, {
      relations: { indicator: ['indicator', 'indicator'], project: ['project', 'project'] },
      called: ['kpi', "kpi's"],
    }),
    textsOf(KpiSourceEntity, kpiNode, { id: 'kpi', texts: { sourceDocuments: 'name' } }),
    textsOf(CommunicationEntity, communicationNode, {
      names: { audience: 'audience' },
      texts: { message: 'message', note: 'note' },
      relations: { project: ['project', 'project'] },
    }),
    textsOf(CommunicationChannelEntity, communicationNode, { id: 'communication', texts: { channels: 'name' } }),
  ],
  resolvers: [
    CommunicationResolver,
    DeliverableResolver,
    IndicatorKpisResolver,
    KpiResolver,
    ObjectiveResolver,
    ProjectPartsResolver,
    ProjectResultResolver,
  ],
  resources: [objectives, results, deliverables, kpis, communications],
};
