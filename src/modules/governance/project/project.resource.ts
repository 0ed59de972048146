import { nodeId } from '../../../contract/node-id.js';
import {
  cells,
  common,
  labels,
  type PackageResource,
  type PackageRow,
  requiredText,
  type ResourceField,
  text,
  yearOrderProblem,
} from '../../../contract/package-resource.js';
import { DeliverableKind } from '../planning/planning.type.js';

/** The column that says which project a row belongs to. */
export const PROJECT_FIELD: ResourceField = {
  name: 'project',
  type: 'slug',
  required: true,
  refersTo: 'project',
  description: 'Slug of the project.',
};

/** The id of a thing that belongs to a project: kind, project, and the value of a column within it. */
export function partId(kind: string, row: PackageRow, column: string): string {
  return nodeId(kind, requiredText(row, 'project'), requiredText(row, column));
}

const PROJECTS: PackageResource = {
  name: 'projects',
  description: 'Projects of municipalities and their partners.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    { name: 'area', type: 'string', required: true, refersTo: 'area', description: 'Code of the area it is for.' },
    {
      name: 'plan',
      type: 'slug',
      refersTo: 'policy-plan',
      description: 'Slug of the policy plan that it carries out.',
    },
    { name: 'from_year', type: 'integer', minimum: 1900, maximum: 2100, description: 'First year.' },
    { name: 'to_year', type: 'integer', minimum: 1900, maximum: 2100, description: 'Last year.' },
    common.locator,
  ],
  check: yearOrderProblem,
  fact: (row) => ({ id: nodeId('project', requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'project',
      values: {
        id: nodeId('project', requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'name_nl',
          'name_en',
          'description_nl',
          'description_en',
          'area',
          'plan',
          'from_year',
          'to_year',
        ),
      },
    },
  ],
};

const OBJECTIVES: PackageResource = {
  name: 'objectives',
  description: 'What projects want to reach.',
  key: ['project', 'number'],
  fields: [
    PROJECT_FIELD,
    {
      name: 'number',
      type: 'integer',
      required: true,
      minimum: 1,
      description: 'Number of the objective within the project.',
    },
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    common.locator,
  ],
  fact: (row) => ({ id: partId('objective', row, 'number'), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'objective',
      values: {
        id: partId('objective', row, 'number'),
        ...cells(row, 'project', 'number', 'name_nl', 'name_en', 'description_nl', 'description_en'),
      },
    },
  ],
};

const RESULTS: PackageResource = {
  name: 'results',
  description: 'Results that projects promise.',
  key: ['project', 'code'],
  fields: [
    PROJECT_FIELD,
    {
      name: 'code',
      type: 'string',
      required: true,
      description: 'Code of the result within the project, such as `R1`.',
    },
    common.nameNl,
    common.nameEn,
    common.locator,
  ],
  fact: (row) => ({ id: partId('result', row, 'code'), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'project_result',
      values: { id: partId('result', row, 'code'), ...cells(row, 'project', 'code', 'name_nl', 'name_en') },
    },
  ],
};

const DELIVERABLES: PackageResource = {
  name: 'deliverables',
  description: 'What projects deliver, bring about or do besides their objectives and results.',
  key: ['project', 'position'],
  fields: [
    PROJECT_FIELD,
    common.position,
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(DeliverableKind),
      description: 'What kind of thing it is.',
    },
    { name: 'text_nl', type: 'string', required: true, description: 'What it is in Dutch, in our own words.' },
    { name: 'text_en', type: 'string', description: 'What it is in English.' },
    common.locator,
  ],
  fact: (row) => ({
    id: partId('deliverable', row, 'position'),
    nameNl: requiredText(row, 'text_nl'),
    nameEn: text(row, 'text_en'),
  }),
  toTables: (row) => [
    {
      table: 'deliverable',
      values: {
        id: partId('deliverable', row, 'position'),
        ...cells(row, 'project', 'position', 'kind', 'text_nl', 'text_en'),
      },
    },
  ],
};

/** Projects and what they want to reach and deliver. */
export const projectResources: PackageResource[] = [PROJECTS, OBJECTIVES, RESULTS, DELIVERABLES];
