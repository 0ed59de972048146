import { type ExportTable, exportColumns, inOnePart } from '../../contract/export-table.js';
import { CITATIONS_COLUMN, placesInTable, withCitations } from '../provenance/index.js';
import { type BodyRow, searchedBodies } from './body/body.repository.js';
import { BY_NAME as BODIES_BY_NAME } from './body/body.resolver.js';
import { type ProjectRow, projectsQuery } from './project/project.repository.js';
import { BY_NAME as PROJECTS_BY_NAME } from './project/project.resolver.js';

const cited = { complete: withCitations, citations: placesInTable };
const named = [
  exportColumns.slug,
  exportColumns.nameNl,
  exportColumns.nameEn,
  exportColumns.descriptionNl,
  exportColumns.descriptionEn,
];

const projects: ExportTable<ProjectRow, object> = {
  name: 'projects',
  field: 'projects',
  title: { nl: 'Projecten', en: 'Projects' },
  description: {
    nl: 'Projecten van gemeenten en hun partners, op naam.',
    en: 'Projects of municipalities and their partners, by name.',
  },
  columns: [
    ...named,
    { name: 'area', type: 'string', description: 'Code of the area that it is for.' },
    {
      name: 'plan',
      type: 'string',
      description: 'Slug of the policy plan that it carries out; empty when none is stated.',
    },
    exportColumns.fromYear,
    exportColumns.toYear,
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  select: async (context) => inOnePart(projectsQuery(context), PROJECTS_BY_NAME),
  ...cited,
};

const bodies: ExportTable<BodyRow, { search?: string | null }> = {
  name: 'bodies',
  field: 'bodies',
  title: { nl: 'Gremia', en: 'Bodies' },
  description: {
    nl: 'Gremia, teams en functies met een taak in sturing of uitvoering, op naam; zonder namen van mensen.',
    en: 'Bodies, teams and functions with a task in steering or carrying out, by name; without names of people.',
  },
  columns: [
    ...named,
    { name: 'kind', type: 'string', description: 'What kind of body it is; a sorting of ours.', codes: 'BodyKind' },
    { name: 'area', type: 'string', description: 'Code of the area that it works for; empty when not stated.' },
    {
      name: 'project',
      type: 'string',
      description: 'Slug of the project whose plan gives it a task; empty for a body outside projects.',
    },
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  select: async (context, { search }) => inOnePart(searchedBodies(context, search), BODIES_BY_NAME),
  ...cited,
};

/** What of this module can be had as files. Roles and people are not: names of people are behind a scope. */
export const governanceExports: ExportTable[] = [projects, bodies];
