import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { keyBy } from '../../../contract/collections.js';
import { described, named, type Row, slug } from '../../../contract/entity.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { nodeOf, loadEntities, manyBy, manyOf } from '../../../store/loaders.js';
import { plansOfArea } from '../../policy/index.js';
import { organisationNode } from '../../provenance/index.js';
import { BodyEntity } from '../body/body.entity.js';
import { BodyMemberPartyEntity } from '../body-member/body-member.entity.js';
import { RoleEntity, RoleOrganisationEntity } from '../role/role.entity.js';

const ORGANISATION = organisationNode.kind;

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

/** A speerpunt that a document says a project serves. */
export const ProjectSpeerpuntEntity = defineEntity({
  name: 'ProjectSpeerpunt',
  tableName: 'project_speerpunt',
  properties: { project: slug().primary(), speerpunt: slug().primary(), position: p.integer(), package: p.text() },
});

export const speerpuntenOfProject = manyBy(ProjectSpeerpuntEntity, 'project', ['position', 'speerpunt']);

/** Projects that serve a speerpunt, by name. */
export const projectsOfSpeerpunt = manyOf<ProjectRow & { of: string }>('of', (context, speerpunten) =>
  context
    .tables(ProjectEntity, ProjectSpeerpuntEntity)
    .selectFrom('project')
    .innerJoin('project_speerpunt as ps', 'ps.project', 'project.slug')
    .selectAll('project')
    .select('ps.speerpunt as of')
    .where('ps.speerpunt', 'in', [...speerpunten])
    .orderBy('project.name_nl')
    .orderBy('project.slug')
    .execute(),
);

/** Which organisation (an id) takes part in which project: through a role, or as a member of a body of the project. */
function taking(context: RequestContext) {
  const db = context.tables(RoleEntity, RoleOrganisationEntity, BodyEntity, BodyMemberPartyEntity);
  const party = sql<string>`${`${ORGANISATION}/`} || ro.organisation`;
  const throughRoles = db
    .selectFrom('role')
    .innerJoin('role_organisation as ro', 'ro.role', 'role.slug')
    .select(['role.project as project', party.as('party')])
    .where('role.project', 'is not', null);
  const throughBodies = db
    .selectFrom('body')
    .innerJoin('body_member_party as m', 'm.body', 'body.slug')
    .select(['body.project as project', 'm.party as party'])
    .where('body.project', 'is not', null)
    .where('m.party', 'like', `${ORGANISATION}/%`);
  return db.selectFrom(throughRoles.union(throughBodies).as('taking')).$narrowType<{ project: string }>();
}

const participants = manyOf<{ project: string; party: string }>(
  'project',
  (context, projects) =>
    taking(context)
      .select(['project', 'party'])
      .where('project', 'in', [...projects])
      .orderBy('party')
      .execute() as Promise<{ project: string; party: string }[]>,
);

/** Organisations that take part in a project, by slug: those of its roles and of the members of its bodies. */
export async function organisationsOfProject(context: RequestContext, project: string): Promise<EntityRow[]> {
  const named = await participants(context, project);
  return loadEntities(
    context,
    named.map(({ party }) => party),
  );
}

const participations = manyOf<{ project: string; party: string }>(
  'party',
  (context, organisations) =>
    taking(context)
      .select(['project', 'party'])
      .where('party', 'in', [...organisations])
      .orderBy('project')
      .execute() as Promise<{ project: string; party: string }[]>,
);

/** Projects that an organisation, by its id, takes part in, by slug. */
export async function projectsOfOrganisation(context: RequestContext, organisation: string): Promise<ProjectRow[]> {
  const named = await participations(context, organisation);
  return loadEntities(
    context,
    named.map(({ project }) => projectNode.id(project)),
  );
}
