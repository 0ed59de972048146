import { type RawBuilder, sql } from 'kysely';
import type { RequestContext } from '../../persistence/request-context.js';
import { nodeId } from '../../shared/node-id.js';
import { matchingFacts, warnOfUnknownKeys } from '../provenance/index.js';
import { AREA_TYPES, AreaKind } from './area-kind.js';
import type { AreaFilter } from './area.type.js';
import type { PlacesTables } from './tables.js';

/** An area as stored, with the type it has in the graph. */
export interface AreaRow {
  id: string;
  __typename: string;
  code: string;
  slug: string;
  kind: AreaKind;
  name_nl: string;
  name_en: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

/** Areas as the graph needs them, as a query to narrow and page through. */
export function areasQuery(context: RequestContext) {
  const types = sql.join(Object.entries(AREA_TYPES).map(([kind, type]) => sql`when ${kind} then ${type}`), sql` `);
  return context.tables<PlacesTables>()
    .selectFrom('area')
    .select(['id', 'code', 'code as slug', 'name_nl', 'name_en', 'valid_from', 'valid_to'])
    .select([sql<AreaKind>`kind`.as('kind'), sql<string>`case kind ${types} end`.as('__typename')]);
}

/** Areas by id. */
export function fetchAreas(context: RequestContext, ids: readonly string[]): Promise<AreaRow[]> {
  return areasQuery(context).where('id', 'in', [...ids]).execute();
}

/** A subquery of the codes of all areas that lie, directly or through others, within an area. */
export function codesWithin(code: string): RawBuilder<string> {
  return sql`(with recursive inside(code) as (
    select member from area_membership where container = ${code}
    union select m.member from area_membership m join inside on m.container = inside.code
  ) select code from inside)`;
}

/** Areas that a filter lets through; unknown codes in it are remarked on. */
export async function filteredAreas(context: RequestContext, filter: AreaFilter | null | undefined) {
  let query = areasQuery(context);
  if (filter?.search != null) query = query.where('id', 'in', matchingFacts(context, filter.search, 'filter.search'));
  if (filter?.kinds) query = query.where('kind', 'in', filter.kinds);
  if (filter?.codes) query = query.where('code', 'in', filter.codes);
  if (filter?.within != null) query = query.where('code', 'in', codesWithin(filter.within));
  await warnOfUnknownKeys(context, [
    { argument: 'filter.codes', kind: 'area', values: filter?.codes },
    { argument: 'filter.within', kind: 'area', values: filter?.within == null ? null : [filter.within] },
  ]);
  return query;
}

/** Municipalities that a filter lets through. */
export async function filteredMunicipalities(context: RequestContext, filter: AreaFilter | null | undefined) {
  return (await filteredAreas(context, filter)).where('kind', '=', AreaKind.MUNICIPALITY);
}

/** The id of the area with this code. */
export function areaId(code: string): string {
  return nodeId('area', code);
}
