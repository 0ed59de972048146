import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import { manyBy, manyOf } from '../../../store/loaders.js';
import { BodyEntity, type BodyRow } from '../body/body.entity.js';
import { ProjectEntity, type ProjectRow } from '../project/project.entity.js';

/** The part of a body in a project, of a body that has other tasks too. */
export const ProjectBodyEntity = defineEntity({
  name: 'ProjectBody',
  tableName: 'project_body',
  properties: {
    project: slug().primary().comment('Slug of the project.'),
    body: slug().primary().comment('Slug of the body.'),
    document: p.text().primary(),
    part_nl: p.text().comment('Its part in the project, in Dutch, in our own words.'),
    part_en: p.text().nullable().comment('Its part in the project, in English.'),
    locator: p.text(),
    package: p.text(),
  },
});

export type ProjectBodyRow = Row<typeof ProjectBodyEntity>;

export const partsInProject = manyBy(ProjectBodyEntity, 'project', ['body', 'document']);

export const partsOfBody = manyBy(ProjectBodyEntity, 'body', ['project', 'document']);

/** The bodies of a project: its own, and those that have a part in it; by name. */
export const bodiesOfProject = manyOf<BodyRow & { of: string }>('of', (context, projects) => {
  const db = context.tables(BodyEntity, ProjectBodyEntity);
  const own = db
    .selectFrom('body')
    .selectAll()
    .select('body.project as of')
    .where('body.project', 'in', [...projects])
    .$narrowType<{ of: string }>();
  const others = db
    .selectFrom('body')
    .innerJoin('project_body as p', 'p.body', 'body.slug')
    .selectAll('body')
    .select('p.project as of')
    .where('p.project', 'in', [...projects]);
  return db.selectFrom(own.union(others).as('b')).selectAll().orderBy('name_nl').orderBy('slug').execute();
});

/** The projects of a body: the one it is of, and those that it has a part in; by name. */
export const projectsOfBody = manyOf<ProjectRow & { of: string }>('of', (context, bodies) => {
  const db = context.tables(BodyEntity, ProjectBodyEntity, ProjectEntity);
  const own = db
    .selectFrom('project')
    .innerJoin('body', 'body.project', 'project.slug')
    .selectAll('project')
    .select('body.slug as of')
    .where('body.slug', 'in', [...bodies]);
  const others = db
    .selectFrom('project')
    .innerJoin('project_body as p', 'p.project', 'project.slug')
    .selectAll('project')
    .select('p.body as of')
    .where('p.body', 'in', [...bodies]);
  return db.selectFrom(own.union(others).as('p')).selectAll().orderBy('name_nl').orderBy('slug').execute();
});
