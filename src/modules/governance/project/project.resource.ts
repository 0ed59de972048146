import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf, yearOrderProblem } from '../../../contract/package-resource.js';
import { list, requiredText, text } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import { ProjectEntity, projectNode, type ProjectRow, ProjectSpeerpuntEntity } from './project.entity.js';
import {
  AreaGovernanceResolver,
  BudgetLineProjectResolver,
  OrganisationProjectsResolver,
  PlanProjectsResolver,
  projectList,
  ProjectResolver,
  ProjectsResolver,
  SpeerpuntProjectsResolver,
} from './project.resolver.js';

const YEARS = { minimum: 1900, maximum: 2100 };

const resource = resourceOf(ProjectEntity, {
  name: 'projects',
  description: 'Projects of municipalities and their partners.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: { area: { refersTo: 'area' }, plan: { refersTo: 'policy-plan' }, from_year: YEARS, to_year: YEARS },
  more: [
    {
      name: 'speerpunten',
      type: 'list',
      refersTo: 'speerpunt',
      description: 'Slugs of the speerpunten that it serves, as stated in the document.',
      after: 'plan',
    },
  ],
  note: false,
  check: yearOrderProblem,
  id: (row) => projectNode.id(requiredText(row, 'slug')),
  others: (row) =>
    list(row, 'speerpunten').map((speerpunt, index) => ({
      table: 'project_speerpunt',
      values: { project: text(row, 'slug'), speerpunt, position: index + 1 },
    })),
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
  entities: [ProjectEntity, ProjectSpeerpuntEntity],
  kinds: [projectNode],
  searchable: [
    textsOf(ProjectEntity, projectNode, { names: NAME, texts: DESCRIPTION, relations: { area: ['area', 'area'] } }),
  ],
  resolvers: [
    AreaGovernanceResolver,
    BudgetLineProjectResolver,
    OrganisationProjectsResolver,
    PlanProjectsResolver,
    ProjectResolver,
    ProjectsResolver,
    SpeerpuntProjectsResolver,
  ],
  resources: [resource],
  exports: [table],
};
