import type { ModulePart } from '../../../contract/module.js';
import { nodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { AllocationBasis } from '../../finance/index.js';
import { documentRequired } from '../../policy/index.js';
import { kpiNode, objectiveNode, resultNode } from '../planning/planning.entity.js';
import { ObjectiveResultEntity, ResultKpiEntity } from './planning-link.entity.js';
import {
  KpiResultsResolver,
  ObjectiveResultResolver,
  ObjectiveResultsResolver,
  ResultKpiResolver,
  ResultLinksResolver,
} from './planning-link.resolver.js';

const PROJECT = {
  name: 'project',
  type: 'slug',
  required: true,
  refersTo: 'project',
  description: 'Slug of the project.',
  after: null,
} as const;

const OBJECTIVE = {
  name: 'objective',
  type: 'integer',
  required: true,
  minimum: 1,
  description: 'Number of the objective within the project.',
  after: 'project',
} as const;

const KPI = {
  name: 'kpi',
  type: 'integer',
  required: true,
  minimum: 1,
  description: 'Number of the KPI within the project.',
  after: 'result',
} as const;

const resultAfter = (after: string) =>
  ({
    name: 'result',
    type: 'string',
    required: true,
    description: 'Code of the result within the project, such as `R1`.',
    after,
  }) as const;

const partOf = ({ kind }: { kind: string }, row: PackageRow, column: string) =>
  nodeId(kind, requiredText(row, 'project'), requiredText(row, column));

function check(row: PackageRow): string | null {
  if (row.cells.basis === AllocationBasis.ASSIGNED && text(row, 'reason_nl') === null)
    return 'is ASSIGNED without reason_nl: state why the two belong together.';
  return documentRequired(row);
}

/** A row is about two entities that must exist: it adds citations to the first, and names the other. */
const objectiveResults = resourceOf(ObjectiveResultEntity, {
  name: 'objective_results',
  description:
    'Results that objectives of projects aim for; ASSIGNED if it is a judgement, not a statement in a document.',
  key: ['project', 'objective', 'result'],
  columns: { objective: false, result: false },
  more: [PROJECT, OBJECTIVE, resultAfter('objective')],
  inlineCitations: true,
  check,
  cites: (row) => partOf(objectiveNode, row, 'objective'),
  names: (row) => partOf(resultNode, row, 'result'),
  values: (row) => ({ objective: partOf(objectiveNode, row, 'objective'), result: partOf(resultNode, row, 'result') }),
});

const resultKpis = resourceOf(ResultKpiEntity, {
  name: 'result_kpis',
  description:
    'KPIs that results of projects are measured with; ASSIGNED if it is a judgement, not a statement in a document.',
  key: ['project', 'result', 'kpi'],
  columns: { result: false, kpi: false },
  more: [PROJECT, resultAfter('project'), KPI],
  inlineCitations: true,
  check,
  cites: (row) => partOf(resultNode, row, 'result'),
  names: (row) => partOf(kpiNode, row, 'kpi'),
  values: (row) => ({ result: partOf(resultNode, row, 'result'), kpi: partOf(kpiNode, row, 'kpi') }),
});

/** What objectives, results and KPIs have to do with each other. */
export const planningLink: ModulePart = {
  entities: [ObjectiveResultEntity, ResultKpiEntity],
  searchable: [
    textsOf(ObjectiveResultEntity, objectiveNode, { id: 'objective', texts: { results: 'reason' } }),
    textsOf(ResultKpiEntity, resultNode, { id: 'result', texts: { kpis: 'reason' } }),
  ],
  resolvers: [
    KpiResultsResolver,
    ObjectiveResultResolver,
    ObjectiveResultsResolver,
    ResultKpiResolver,
    ResultLinksResolver,
  ],
  resources: [objectiveResults, resultKpis],
};
