import {
  cells,
  common,
  labels,
  list,
  type PackageResource,
  requiredText,
  sourceColumns,
} from '../../../contract/package-resource.js';
import { EvidenceLevel, InterventionStatus } from './intervention.type.js';
import { interventionId } from '../policy-ids.js';
import { columns, linkRows, mustHaveDocument } from '../resource-columns.js';

const INTERVENTIONS: PackageResource = {
  name: 'interventions',
  description: 'Interventions, programmes, methods, trainings and facilities that the document names.',
  key: ['slug'],
  mergeable: true,
  shared: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    {
      name: 'providers',
      type: 'list',
      refersTo: 'organisation',
      description: 'Slugs of the organisations that provide or developed it.',
    },
    { name: 'target_group_nl', type: 'string', description: 'Whom it is for, in Dutch.' },
    { name: 'target_group_en', type: 'string', description: 'Whom it is for, in English.' },
    {
      name: 'need_levels',
      type: 'list',
      description: 'Letters of the levels of need that it serves, where that is stated.',
    },
    { name: 'url', type: 'string', description: 'A web address about it, as the document gives it.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({
    id: interventionId(requiredText(row, 'slug')),
    ...labels(row, 'target_group_nl', 'target_group_en'),
  }),
  toTables: (row) => {
    const slug = requiredText(row, 'slug');
    const id = interventionId(slug);
    return [
      {
        table: 'intervention',
        values: {
          id,
          ...cells(
            row,
            'slug',
            'name_nl',
            'name_en',
            'description_nl',
            'description_en',
            'target_group_nl',
            'target_group_en',
            'url',
          ),
        },
      },
      ...linkRows(row, 'providers', id, 'intervention-provider', 'organisation'),
      ...list(row, 'need_levels').map((code) => ({
        table: 'intervention_need_level',
        values: { intervention: slug, code },
      })),
    ];
  },
};

const INTERVENTION_EVIDENCE: PackageResource = {
  name: 'intervention_evidence',
  description: 'What the document says about the evidence for an intervention.',
  key: ['intervention', 'level'],
  fields: [
    columns.intervention,
    {
      name: 'level',
      type: 'string',
      required: true,
      values: Object.values(EvidenceLevel),
      description: 'The kind of evidence that it names.',
    },
    {
      name: 'statement_nl',
      type: 'string',
      required: true,
      description: 'What it says, in Dutch and in our own words.',
    },
    { name: 'statement_en', type: 'string', description: 'What it says, in English.' },
    common.locator,
  ],
  inlineCitations: true,
  check: mustHaveDocument,
  cites: (row) => interventionId(requiredText(row, 'intervention')),
  toTables: (row) => [
    {
      table: 'intervention_evidence',
      values: { ...cells(row, 'intervention', 'level', 'statement_nl', 'statement_en'), ...sourceColumns(row) },
    },
  ],
};

const INTERVENTION_AREAS: PackageResource = {
  name: 'intervention_areas',
  description: 'Where an intervention runs, is explored or planned, or has ended, according to the document.',
  key: ['intervention', 'area', 'status'],
  fields: [
    columns.intervention,
    {
      name: 'area',
      type: 'string',
      required: true,
      refersTo: 'area',
      description: 'Code of the area, as the document names it.',
    },
    {
      name: 'status',
      type: 'string',
      required: true,
      values: Object.values(InterventionStatus),
      description: 'How far it is there.',
    },
    {
      name: 'organisation',
      type: 'slug',
      refersTo: 'organisation',
      description: 'Slug of the organisation that runs it there.',
    },
    { name: 'since', type: 'period', description: 'When it reached this status.' },
    common.locator,
    common.note,
  ],
  inlineCitations: true,
  check: mustHaveDocument,
  cites: (row) => interventionId(requiredText(row, 'intervention')),
  toTables: (row) => [
    {
      table: 'intervention_area',
      values: {
        ...cells(row, 'intervention', 'area', 'status', 'organisation', 'since', 'note'),
        ...sourceColumns(row),
      },
    },
  ],
};

/** Interventions, and what the documents say of them. */
export const interventionResources: PackageResource[] = [INTERVENTIONS, INTERVENTION_EVIDENCE, INTERVENTION_AREAS];
