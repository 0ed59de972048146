import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import { BodyEntity, bodyNode, type BodyRow, BodyTaskEntity } from './body.entity.js';
import { BodiesResolver, bodyList, BodyResolver, BodyTaskResolver } from './body.resolver.js';

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

const tasks = resourceOf(BodyTaskEntity, {
  name: 'body_tasks',
  description: 'Tasks of bodies. Tasks of the same body in several documents are combined.',
  key: ['body', 'position'],
  columns: { body: { refersTo: 'body' }, position: { minimum: 1 } },
  note: false,
  // A row extends a body, which it adds citations to.
  cites: (row) => bodyNode.id(requiredText(row, 'body')),
  values: ({ document }) => ({ document: document ?? '' }),
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
  entities: [BodyEntity, BodyTaskEntity],
  kinds: [bodyNode],
  searchable: [
    textsOf(BodyEntity, bodyNode, {
      names: NAME,
      texts: DESCRIPTION,
      relations: { area: ['area', 'area'], project: ['project', 'project'] },
    }),
    textsOf(BodyTaskEntity, bodyNode, { key: 'body', texts: { tasks: 'text', taskDetails: 'condition' } }),
  ],
  resolvers: [BodiesResolver, BodyResolver, BodyTaskResolver],
  resources: [bodies, tasks],
  exports: [table],
};
