import type { Selectable } from 'kysely';
import { manyByKey } from '../../persistence/batch.js';
import { loadEntities } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { newestFirst } from '../provenance/index.js';
import type { BodyRelation } from './body-relation.js';
import { bodyId, type BodyRow } from './body.repository.js';
import type { GovernanceTables } from './tables.js';

/** A task of a body, as one document gives it. */
export type BodyTaskRow = Selectable<GovernanceTables['body_task']>;

/** A member of a body, as one document names it. */
export type BodyMemberRow = Selectable<GovernanceTables['body_member']>;

/** What a body does. */
export async function tasksOf(context: RequestContext, body: string): Promise<BodyTaskRow[]> {
  const rows = await manyByKey(context, 'body-tasks', (bodies) =>
    context.tables<GovernanceTables>().selectFrom('body_task').selectAll().where('body', 'in', [...bodies])
      .orderBy('body').orderBy('document').orderBy('position').execute(), (row) => row.body).load(body);
  return newestFirst(context, rows);
}

/** Who takes part in a body. */
export async function membersOf(context: RequestContext, body: string): Promise<BodyMemberRow[]> {
  const rows = await manyByKey(context, 'body-members', (bodies) =>
    context.tables<GovernanceTables>().selectFrom('body_member').selectAll().where('body', 'in', [...bodies])
      .orderBy('body').orderBy('document').orderBy('position').execute(), (row) => row.body).load(body);
  return newestFirst(context, rows);
}

/** The bodies that a body stands to in this way. All ways are read at once: asking for five costs one statement. */
export async function relatedBodies(context: RequestContext, body: string, relation: BodyRelation): Promise<BodyRow[]> {
  const relations = await manyByKey(context, 'body-relations', (bodies) =>
    context.tables<GovernanceTables>().selectFrom('body_relation').select(['body', 'relation', 'other'])
      .where('body', 'in', [...bodies]).orderBy('body').orderBy('other').execute(), (row) => row.body).load(body);
  const others = relations.filter((row) => row.relation === relation).map(({ other }) => bodyId(other));
  return loadEntities<BodyRow>(context, others);
}
