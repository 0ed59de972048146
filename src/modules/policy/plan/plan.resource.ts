import {
  cells,
  common,
  labels,
  list,
  type PackageResource,
  requiredText,
  sourceColumns,
  text,
  yearOrderProblem,
} from '../../../contract/package-resource.js';
import { caveatId, planId } from '../policy-ids.js';
import { columns, linkRows, mustHaveDocument } from '../resource-columns.js';

const POLICY_PLANS: PackageResource = {
  name: 'policy_plans',
  description: 'Policy plans.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    { name: 'from_year', type: 'integer', minimum: 1900, maximum: 2200, description: 'First year that it is for.' },
    { name: 'to_year', type: 'integer', minimum: 1900, maximum: 2200, description: 'Last year that it is for.' },
    columns.areas,
    common.locator,
    common.note,
  ],
  check: yearOrderProblem,
  fact: (row) => ({ id: planId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => {
    const id = planId(requiredText(row, 'slug'));
    return [
      {
        table: 'policy_plan',
        values: {
          id,
          ...cells(row, 'slug', 'name_nl', 'name_en', 'description_nl', 'description_en', 'from_year', 'to_year'),
        },
      },
      ...linkRows(row, 'areas', id, 'plan-area', 'area'),
    ];
  },
};

const NEED_LEVELS: PackageResource = {
  name: 'need_levels',
  description: 'Levels of need that a plan distinguishes.',
  key: ['plan', 'code'],
  fields: [
    columns.plan,
    { name: 'code', type: 'string', required: true, description: 'Letter of the level, such as `B`.' },
    common.nameNl,
    common.nameEn,
    common.locator,
  ],
  inlineCitations: true,
  check: mustHaveDocument,
  cites: (row) => planId(requiredText(row, 'plan')),
  toTables: (row) => [
    { table: 'need_level', values: { ...cells(row, 'plan', 'code', 'name_nl', 'name_en'), ...sourceColumns(row) } },
  ],
};

const CAVEATS: PackageResource = {
  name: 'caveats',
  description: 'Warnings of the document about how its figures may be read.',
  key: ['slug'],
  fields: [
    common.slug,
    { name: 'plan', type: 'slug', refersTo: 'policy-plan', description: 'Slug of the plan whose figures it is about.' },
    {
      name: 'indicators',
      type: 'list',
      refersTo: 'indicator',
      about: true,
      description: 'Slugs of the indicators that it is about; empty when it is about the plan as a whole.',
    },
    columns.textNl,
    columns.textEn,
    common.locator,
  ],
  fact: (row) => ({
    id: caveatId(requiredText(row, 'slug')),
    nameNl: requiredText(row, 'text_nl'),
    nameEn: text(row, 'text_en'),
  }),
  toTables: (row) => {
    const id = caveatId(requiredText(row, 'slug'));
    return [
      { table: 'caveat', values: { id, ...cells(row, 'slug', 'plan', 'text_nl', 'text_en') } },
      ...list(row, 'indicators').map((indicator) => ({ table: 'caveat_indicator', values: { caveat: id, indicator } })),
    ];
  },
};

/** Plans, and what is said of them as a whole. */
export const planResources: PackageResource[] = [POLICY_PLANS, NEED_LEVELS, CAVEATS];
