import { defineEntity, p } from '@mikro-orm/core';
import { keyBy } from '../../../contract/collections.js';
import { described, named, type Row, slug } from '../../../contract/entity.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { nodeOf, loadEntities, manyBy, manyOf } from '../../../store/loaders.js';
import { plansOfArea } from '../../policy/index.js';
import { organisationId } from '../../provenance/index.js';
import { BodyEntity, BodyMemberEntity } from '../body/body.entity.js';
import { RoleEntity, RoleOrganisationEntity } from '../role/role.entity.js';

export const ProjectEntity = defineEntity({
  name: 'Project',
  tableName: 'project',
  properties: {
    ...named(),
    ...described(),
    area: p.text().comment('Code of the area the project is for.'),
    plan: slug().nullable().comment('Slug of the policy plan the project carries out; empty if not stated.'),
    from_year: p.integer().nullable().comment('First year; empty if not stated.'),
    to_year: p.integer().nullable().comment('Last year; empty if not stated.'),
    package: p.text(),
  },
});

export type ProjectRow = Row<typeof ProjectEntity>;

export const projectNode = nodeOf('project', 'Project', ProjectEntity);

const projectsOfArea = manyBy(ProjectEntity, 'area', ['name_nl', 'slug']);

export const projectsOfPlan = manyBy(ProjectEntity, 'plan', ['name_nl', 'slug']);

/** Projects for an area itself and projects of plans that name it, by slug. */
export async function projectsConcerning(
  context: RequestContext,
  area: { id: string; code: string },
): Promise<ProjectRow[]> {
  const plans = await plansOfArea(context, area.id);
  const found = await Promise.all([
    projectsOfArea(context, area.code),
    ...plans.map(({ slug }) => projectsOfPlan(context, slug)),
  ]);
  return [...keyBy(found.flat(), ({ id }) => id).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

const namedOrganisations = manyOf<{ project: string | null; organisation: string }>('project', (context, projects) => {
  const db = context.tables(RoleEntity, RoleOrganisationEntity, BodyEntity, BodyMemberEntity);
  const throughRoles = db
    .selectFrom('role')
    .innerJoin('role_organisation', 'role_organisation.role', 'role.slug')
    .select(['role.project as project', 'role_organisation.organisation as organisation'])
    .where('role.project', 'in', [...projects]);
  const throughBodies = db
    .selectFrom('body')
    .innerJoin('body_member', 'body_member.body', 'body.slug')
    .select(['body.project as project', 'body_member.organisation as organisation'])
    .where('body.project', 'in', [...projects])
    .where('body_member.organisation', 'is not', null)
    .$narrowType<{ organisation: string }>();
  return db.selectFrom(throughRoles.union(throughBodies).as('named')).selectAll().orderBy('organisation').execute();
});

/** Organisations that take part in a project, by slug: those of its roles and of the members of its bodies. */
export async function organisationsOfProject(context: RequestContext, project: string): Promise<EntityRow[]> {
  const named = await namedOrganisations(context, project);
  return loadEntities(
    context,
    named.map(({ organisation }) => organisationId(organisation)),
  );
}
