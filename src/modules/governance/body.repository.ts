import type { Selectable } from 'kysely';
import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { nodeId } from '../../shared/node-id.js';
import { matchingFacts } from '../provenance/index.js';
import type { GovernanceTables } from './tables.js';

/** A body as stored. */
export type BodyRow = Selectable<GovernanceTables['body']>;

/** The id of the body with this slug. */
export function bodyId(slug: string): string {
  return nodeId('body', slug);
}

/** All bodies, as a query to page through. */
export function bodiesQuery(context: RequestContext) {
  return context.tables<GovernanceTables>().selectFrom('body').selectAll();
}

/** Bodies with these words in their name or description; all when there are none. */
export function searchedBodies(context: RequestContext, search: string | null | undefined) {
  const query = bodiesQuery(context);
  return search == null ? query : query.where('id', 'in', matchingFacts(context, search, 'search'));
}

/** Bodies by id. */
export function fetchBodies(context: RequestContext, ids: readonly string[]): Promise<BodyRow[]> {
  return bodiesQuery(context).where('id', 'in', [...ids]).execute();
}

/** The bodies of a project (by its slug) or of an area (by its code), by name. */
export function bodiesOf(context: RequestContext, column: 'project' | 'area', key: string): Promise<BodyRow[]> {
  return manyByKey(context, `bodies-of-${column}`, (keys) =>
    bodiesQuery(context).where(column, 'in', [...keys]).orderBy('name_nl').orderBy('slug').execute(),
  (row) => row[column] ?? '').load(key);
}
