import type { Selectable } from 'kysely';
import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { BodyRelation } from './body.type.js';
import type { GovernanceTables } from '../tables.js';
import { matchingFacts, newestFirst } from '../../provenance/index.js';
import { loadEntities, manyByKey } from '../../../store/loaders.js';

/** A body as stored. */
export type BodyRow = Selectable<GovernanceTables['body']>;

/** The id of the body with this slug. */
export function bodyId(slug: string): string {
  return nodeId('body', slug);
}

/** All bodies, as a query to page through. */
function bodiesQuery(context: RequestContext) {
  return context.tables<GovernanceTables>().selectFrom('body').selectAll();
}

/** Bodies with these words in their name or description; all when there are none. */
export function searchedBodies(context: RequestContext, search: string | null | undefined) {
  const query = bodiesQuery(context);
  return search == null ? query : query.where('id', 'in', matchingFacts(context, search, 'search'));
}

/** Bodies by id. */
export function fetchBodies(context: RequestContext, ids: readonly string[]): Promise<BodyRow[]> {
  return bodiesQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The bodies of a project (by its slug) or of an area (by its code), by name. */
export function bodiesOf(context: RequestContext, column: 'project' | 'area', key: string): Promise<BodyRow[]> {
  return manyByKey(
    context,
    `bodies-of-${column}`,
    (keys) =>
      bodiesQuery(context)
        .where(column, 'in', [...keys])
        .orderBy('name_nl')
        .orderBy('slug')
        .execute(),
    (row) => row[column] ?? '',
  ).load(key);
}

/** A task of a body, as one document gives it. */
type BodyTaskRow = Selectable<GovernanceTables['body_task']>;

/** A member of a body, as one document names it. */
type BodyMemberRow = Selectable<GovernanceTables['body_member']>;

/** What a body does. */
export async function tasksOf(context: RequestContext, body: string): Promise<BodyTaskRow[]> {
  const rows = await manyByKey(
    context,
    'body-tasks',
    (bodies) =>
      context
        .tables<GovernanceTables>()
        .selectFrom('body_task')
        .selectAll()
        .where('body', 'in', [...bodies])
        .orderBy('body')
        .orderBy('document')
        .orderBy('position')
        .execute(),
    (row) => row.body,
  ).load(body);
  return newestFirst(context, rows);
}

/** Who takes part in a body. */
export async function membersOf(context: RequestContext, body: string): Promise<BodyMemberRow[]> {
  const rows = await manyByKey(
    context,
    'body-members',
    (bodies) =>
      context
        .tables<GovernanceTables>()
        .selectFrom('body_member')
        .selectAll()
        .where('body', 'in', [...bodies])
        .orderBy('body')
        .orderBy('document')
        .orderBy('position')
        .execute(),
    (row) => row.body,
  ).load(body);
  return newestFirst(context, rows);
}

/** The bodies that a body stands to in this way. All ways are read at once: asking for five costs one statement. */
export async function relatedBodies(context: RequestContext, body: string, relation: BodyRelation): Promise<BodyRow[]> {
  const relations = await manyByKey(
    context,
    'body-relations',
    (bodies) =>
      context
        .tables<GovernanceTables>()
        .selectFrom('body_relation')
        .select(['body', 'relation', 'other'])
        .where('body', 'in', [...bodies])
        .orderBy('body')
        .orderBy('other')
        .execute(),
    (row) => row.body,
  ).load(body);
  const others = relations.filter((row) => row.relation === relation).map(({ other }) => bodyId(other));
  return loadEntities<BodyRow>(context, others);
}
