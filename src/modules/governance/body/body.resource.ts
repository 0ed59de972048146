import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import {
  BodyEntity,
  bodyNode,
  BodyMemberEntity,
  BodyRelationEntity,
  type BodyRow,
  BodyTaskEntity,
} from './body.entity.js';
import { BodiesResolver, bodyList, BodyRelationsResolver, BodyResolver } from './body.resolver.js';
import { BodyRelation } from './body.type.js';

const BODY = { refersTo: 'body' };

const bodies = resourceOf(BodyEntity, {
  name: 'bodies',
  description: 'Bodies, meetings, teams and functions with a task in governance or execution.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: {
    kind: { after: 'name_en' },
    area: { after: 'kind', refersTo: 'area' },
    project: { after: 'area', refersTo: 'project' },
  },
  note: false,
  id: (row) => bodyNode.id(requiredText(row, 'slug')),
});

/** Rows that extend a body: they add citations to it. */
const ofBody = { note: false, cites: (row: PackageRow) => bodyNode.id(requiredText(row, 'body')) };

const tasks = resourceOf(BodyTaskEntity, {
  name: 'body_tasks',
  description: 'Tasks of bodies. Tasks of the same body in several documents are combined.',
  key: ['body', 'position'],
  columns: { body: BODY, position: { minimum: 1 } },
  ...ofBody,
  values: ({ document }) => ({ document: document ?? '' }),
});

const members = resourceOf(BodyMemberEntity, {
  name: 'body_members',
  description: 'Members of bodies, by function or organisation.',
  key: ['body', 'position'],
  columns: { body: BODY, position: { minimum: 1 }, organisation: { refersTo: 'organisation' } },
  ...ofBody,
  values: ({ document }) => ({ document: document ?? '' }),
});

const relations = resourceOf(BodyRelationEntity, {
  name: 'body_relations',
  description: 'Relations between bodies: body, relation, other.',
  key: ['body', 'relation', 'other'],
  // Several documents may state the same relation: one row with all their citations.
  mergeable: true,
  columns: { body: BODY, relation: { values: Object.values(BodyRelation) }, other: BODY },
  check: (row) =>
    text(row, 'body') === text(row, 'other') ? 'body and other are the same: a relation needs two bodies.' : null,
  ...ofBody,
});

const table: ExportTable<BodyRow, { search?: string | null }> = {
  name: 'bodies',
  field: 'bodies',
  title: { nl: 'Gremia', en: 'Bodies' },
  description: {
    nl: 'Gremia, teams en functies met een taak in sturing of uitvoering, op naam; zonder namen van mensen.',
    en: 'Bodies, teams and functions with a task in governance or execution, by name; without names of people.',
  },
  columns: exportColumnsOf(BodyEntity, {}, [CITATIONS_COLUMN]),
  select: bodyList.select,
  ...citedAsShown,
};

export const body: ModulePart = {
  entities: [BodyEntity, BodyTaskEntity, BodyMemberEntity, BodyRelationEntity],
  kinds: [bodyNode],
  searchable: [
    textsOf(BodyEntity, bodyNode, {
      names: NAME,
      texts: DESCRIPTION,
      relations: { area: ['area', 'area'], project: ['project', 'project'] },
    }),
    textsOf(BodyTaskEntity, bodyNode, { key: 'body', texts: { tasks: 'text' } }),
    textsOf(BodyMemberEntity, bodyNode, { key: 'body', texts: { members: 'text' } }),
  ],
  resolvers: [BodiesResolver, BodyRelationsResolver, BodyResolver],
  resources: [bodies, tasks, members, relations],
  exports: [table],
};
