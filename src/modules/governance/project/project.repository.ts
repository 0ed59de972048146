import type { Selectable } from 'kysely';
import { keyBy } from '../../../contract/collections.js';
import { nodeId } from '../../../contract/node-id.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import type { GovernanceTables } from '../tables.js';
import { plansOfArea } from '../../policy/index.js';
import { organisationId } from '../../provenance/index.js';
import { loadEntities, loadEntity, manyByKey } from '../../../store/loaders.js';

/** A project as stored. */
export type ProjectRow = Selectable<GovernanceTables['project']>;

/** All projects, as a query to page through. */
export function projectsQuery(context: RequestContext) {
  return context.tables<GovernanceTables>().selectFrom('project').selectAll();
}

/** Projects by id. */
export function fetchProjects(context: RequestContext, ids: readonly string[]): Promise<ProjectRow[]> {
  return projectsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The project with this slug; null when there is none. */
export function projectBySlug(context: RequestContext, slug: string): Promise<ProjectRow | null> {
  return loadEntity<ProjectRow>(context, nodeId('project', slug));
}

/** The projects of an area (by its code) or of a policy plan (by its slug), by name. */
export function projectsOf(context: RequestContext, column: 'area' | 'plan', key: string): Promise<ProjectRow[]> {
  return manyByKey(
    context,
    `projects-of-${column}`,
    (keys) =>
      projectsQuery(context)
        .where(column, 'in', [...keys])
        .orderBy('name_nl')
        .orderBy('slug')
        .execute(),
    (row) => row[column] ?? '',
  ).load(key);
}

/** The projects that concern an area: those for the area itself, and those of plans that name it as theirs. */
export async function projectsConcerning(
  context: RequestContext,
  area: { id: string; code: string },
): Promise<ProjectRow[]> {
  const plans = await plansOfArea(context, area.id);
  const found = await Promise.all([
    projectsOf(context, 'area', area.code),
    ...plans.map(({ slug }) => projectsOf(context, 'plan', slug)),
  ]);
  return [...keyBy(found.flat(), ({ id }) => id).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The organisations that take part in a project: those of its roles and of the members of its bodies, by slug. */
export async function organisationsOfProject(context: RequestContext, project: string): Promise<EntityRow[]> {
  const named = await manyByKey(
    context,
    'project-organisations',
    (projects) => {
      const db = context.tables<GovernanceTables>();
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
    },
    (row) => row.project ?? '',
  ).load(project);
  return loadEntities(
    context,
    named.map(({ organisation }) => organisationId(organisation)),
  );
}
