import {
  cells,
  common,
  labels,
  type PackageResource,
  type PackageRow,
  requiredText,
  type ResourceField,
  text,
} from '../../../contract/package-resource.js';
import { bodyId } from './body.repository.js';
import { BodyKind, BodyRelation } from './body.type.js';

const BODY_FIELD: ResourceField = {
  name: 'body',
  type: 'slug',
  required: true,
  refersTo: 'body',
  description: 'Slug of the body.',
};

const bodyOf = (row: PackageRow): string => bodyId(requiredText(row, 'body'));

const BODIES: PackageResource = {
  name: 'bodies',
  description: 'Bodies, meetings, teams and functions that the document gives a task in steering or carrying out.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(BodyKind),
      description: 'What kind of body it is.',
    },
    { name: 'area', type: 'string', refersTo: 'area', description: 'Code of the area it works for.' },
    {
      name: 'project',
      type: 'slug',
      refersTo: 'project',
      description: 'Slug of the project whose plan gives it a task.',
    },
    common.descriptionNl,
    common.descriptionEn,
    common.locator,
  ],
  fact: (row) => ({ id: bodyId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'body',
      values: {
        id: bodyId(requiredText(row, 'slug')),
        ...cells(row, 'slug', 'name_nl', 'name_en', 'kind', 'area', 'project', 'description_nl', 'description_en'),
      },
    },
  ],
};

const BODY_TASKS: PackageResource = {
  name: 'body_tasks',
  description: 'What bodies do. The tasks that several documents give the same body add up.',
  key: ['body', 'position'],
  fields: [
    BODY_FIELD,
    common.position,
    { name: 'text_nl', type: 'string', required: true, description: 'The task in Dutch, in our own words.' },
    { name: 'text_en', type: 'string', description: 'The task in English.' },
    common.locator,
  ],
  cites: bodyOf,
  toTables: (row) => [
    {
      table: 'body_task',
      values: { document: row.document ?? '', ...cells(row, 'body', 'position', 'text_nl', 'text_en') },
    },
  ],
};

const BODY_MEMBERS: PackageResource = {
  name: 'body_members',
  description: 'Who takes part in bodies, by function or organisation.',
  key: ['body', 'position'],
  fields: [
    BODY_FIELD,
    common.position,
    {
      name: 'text_nl',
      type: 'string',
      required: true,
      description: "Who takes part, in Dutch; never a person's name.",
    },
    { name: 'text_en', type: 'string', description: "Who takes part, in English; never a person's name." },
    {
      name: 'organisation',
      type: 'slug',
      refersTo: 'organisation',
      description: 'Slug of the organisation, where one is named.',
    },
    common.locator,
  ],
  cites: bodyOf,
  toTables: (row) => [
    {
      table: 'body_member',
      values: { document: row.document ?? '', ...cells(row, 'body', 'position', 'text_nl', 'text_en', 'organisation') },
    },
  ],
};

const BODY_RELATIONS: PackageResource = {
  name: 'body_relations',
  description: 'How bodies stand to each other: body, relation, other.',
  key: ['body', 'relation', 'other'],
  // Several documents may state the same relation; it is one row then, with all their citations.
  mergeable: true,
  fields: [
    BODY_FIELD,
    {
      name: 'relation',
      type: 'string',
      required: true,
      values: Object.values(BodyRelation),
      description: 'What the body does to or has from the other.',
    },
    { name: 'other', type: 'slug', required: true, refersTo: 'body', description: 'Slug of the other body.' },
    common.locator,
  ],
  check: (row) =>
    text(row, 'body') === text(row, 'other') ? 'body and other are the same: a relation is between two bodies.' : null,
  cites: bodyOf,
  toTables: (row) => [{ table: 'body_relation', values: cells(row, 'body', 'relation', 'other') }],
};

/** Bodies, what they do, who takes part, and how they stand to each other. */
export const bodyResources: PackageResource[] = [BODIES, BODY_TASKS, BODY_MEMBERS, BODY_RELATIONS];
