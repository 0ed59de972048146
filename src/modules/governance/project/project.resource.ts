import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf, yearOrderProblem } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import { ProjectEntity, projectNode, type ProjectRow } from './project.entity.js';
import {
  AreaGovernanceResolver,
  PlanProjectsResolver,
  projectList,
  ProjectResolver,
  ProjectsResolver,
} from './project.resolver.js';

const YEARS = { minimum: 1900, maximum: 2100 };

const resource = resourceOf(ProjectEntity, {
  name: 'projects',
  description: 'Projects of municipalities and their partners.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: { area: { refersTo: 'area' }, plan: { refersTo: 'policy-plan' }, from_year: YEARS, to_year: YEARS },
  note: false,
  check: yearOrderProblem,
  id: (row) => projectNode.id(requiredText(row, 'slug')),
});

const table: ExportTable<ProjectRow, object> = {
  name: 'projects',
  field: 'projects',
  title: { nl: 'Projecten', en: 'Projects' },
  description: {
    nl: 'Projecten van gemeenten en hun partners, op naam.',
    en: 'Projects of municipalities and their partners, by name.',
  },
  columns: exportColumnsOf(ProjectEntity, {}, [CITATIONS_COLUMN]),
  select: projectList.select,
  ...citedAsShown,
};

export const project: ModulePart = {
  entities: [ProjectEntity],
  kinds: [projectNode],
  searchable: [
    textsOf(ProjectEntity, projectNode, { names: NAME, texts: DESCRIPTION, relations: { area: ['area', 'area'] } }),
  ],
  resolvers: [AreaGovernanceResolver, PlanProjectsResolver, ProjectResolver, ProjectsResolver],
  resources: [resource],
  exports: [table],
};
