import type { Selectable } from 'kysely';
import { manyByKey } from '../../persistence/batch.js';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { keyBy } from '../../shared/key-by.js';
import { nodeId } from '../../shared/node-id.js';
import { plansOfArea } from '../policy/index.js';
import type { GovernanceTables } from './tables.js';

/** A project as stored. */
export type ProjectRow = Selectable<GovernanceTables['project']>;

/** All projects, as a query to page through. */
export function projectsQuery(context: RequestContext) {
  return context.tables<GovernanceTables>().selectFrom('project').selectAll();
}

/** Projects by id. */
export function fetchProjects(context: RequestContext, ids: readonly string[]): Promise<ProjectRow[]> {
  return projectsQuery(context).where('id', 'in', [...ids]).execute();
}

/** The project with this slug; null when there is none. */
export function projectBySlug(context: RequestContext, slug: string): Promise<ProjectRow | null> {
  return loadEntity<ProjectRow>(context, nodeId('project', slug));
}

/** The projects of an area (by its code) or of a policy plan (by its slug), by name. */
export function projectsOf(context: RequestContext, column: 'area' | 'plan', key: string): Promise<ProjectRow[]> {
  return manyByKey(context, `projects-of-${column}`, (keys) =>
    projectsQuery(context).where(column, 'in', [...keys]).orderBy('name_nl').orderBy('slug').execute(),
  (row) => row[column] ?? '').load(key);
}

/** The projects that concern an area: those for the area itself, and those of plans that name it as theirs. */
export async function projectsConcerning(context: RequestContext, area: { id: string; code: string }): Promise<ProjectRow[]> {
  const plans = await plansOfArea(context, area.id);
  const found = await Promise.all([projectsOf(context, 'area', area.code), ...plans.map(({ slug }) => projectsOf(context, 'plan', slug))]);
  return [...keyBy(found.flat(), ({ id }) => id).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
