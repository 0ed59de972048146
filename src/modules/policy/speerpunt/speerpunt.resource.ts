import {
  cells,
  common,
  labels,
  type PackageResource,
  requiredText,
  sourceColumns,
} from '../../../contract/package-resource.js';
import { actionId, speerpuntId } from '../policy-ids.js';
import { columns, linkRows, mustHaveDocument } from '../resource-columns.js';

const SPEERPUNTEN: PackageResource = {
  name: 'speerpunten',
  description: 'Focus areas of a plan.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    columns.plan,
    columns.number,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    common.locator,
    common.note,
  ],
  fact: (row) => ({ id: speerpuntId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'speerpunt',
      values: {
        id: speerpuntId(requiredText(row, 'slug')),
        ...cells(row, 'slug', 'plan', 'number', 'name_nl', 'name_en', 'description_nl', 'description_en'),
      },
    },
  ],
};

const SPEERPUNT_GOALS: PackageResource = {
  name: 'speerpunt_goals',
  description: 'What a speerpunt is to reach.',
  key: ['speerpunt', 'position'],
  fields: [columns.speerpunt, common.position, columns.textNl, columns.textEn, common.locator],
  check: mustHaveDocument,
  cites: (row) => speerpuntId(requiredText(row, 'speerpunt')),
  toTables: (row) => [
    {
      table: 'speerpunt_goal',
      values: { document: row.document, ...cells(row, 'speerpunt', 'position', 'text_nl', 'text_en') },
    },
  ],
};

const ACTIONS: PackageResource = {
  name: 'actions',
  description: 'Actions under a speerpunt.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    columns.speerpunt,
    common.position,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    columns.interventions,
    columns.organisations,
    columns.areas,
    { name: 'schedule_note', type: 'string', description: 'What the document says about its timing, in Dutch.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({ id: actionId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => {
    const id = actionId(requiredText(row, 'slug'));
    return [
      {
        table: 'policy_action',
        values: {
          id,
          ...cells(
            row,
            'slug',
            'speerpunt',
            'position',
            'name_nl',
            'name_en',
            'description_nl',
            'description_en',
            'schedule_note',
          ),
        },
      },
      ...linkRows(row, 'interventions', id, 'action-intervention', 'intervention'),
      ...linkRows(row, 'organisations', id, 'action-organisation', 'organisation'),
      ...linkRows(row, 'areas', id, 'action-area', 'area'),
    ];
  },
};

const SPEERPUNT_INDICATORS: PackageResource = {
  name: 'speerpunt_indicators',
  description: 'Which indicators monitor a speerpunt, as the document says.',
  key: ['speerpunt', 'indicator'],
  fields: [
    columns.speerpunt,
    { name: 'indicator', type: 'slug', required: true, refersTo: 'indicator', description: 'Slug of the indicator.' },
    {
      name: 'statement_nl',
      type: 'string',
      required: true,
      description: 'What the document wants to see in it, in Dutch and in our own words.',
    },
    common.locator,
  ],
  inlineCitations: true,
  check: mustHaveDocument,
  cites: (row) => speerpuntId(requiredText(row, 'speerpunt')),
  toTables: (row) => [
    {
      table: 'speerpunt_indicator',
      values: { ...cells(row, 'speerpunt', 'indicator', 'statement_nl'), ...sourceColumns(row) },
    },
  ],
};

const SPEERPUNT_INTERVENTIONS: PackageResource = {
  name: 'speerpunt_interventions',
  description: 'Which interventions the document places under a speerpunt.',
  key: ['speerpunt', 'intervention'],
  fields: [columns.speerpunt, columns.intervention, common.locator],
  check: mustHaveDocument,
  cites: (row) => speerpuntId(requiredText(row, 'speerpunt')),
  toTables: (row) => [
    { table: 'speerpunt_intervention', values: { document: row.document, ...cells(row, 'speerpunt', 'intervention') } },
  ],
};

/** Speerpunten, and what stands under them. */
export const speerpuntResources: PackageResource[] = [
  SPEERPUNTEN,
  SPEERPUNT_GOALS,
  ACTIONS,
  SPEERPUNT_INDICATORS,
  SPEERPUNT_INTERVENTIONS,
];
