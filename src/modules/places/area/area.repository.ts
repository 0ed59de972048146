import { type RawBuilder, sql } from 'kysely';
import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { AREA_TYPES, type AreaFilter, AreaKind } from './area.type.js';
import type { PlacesTables } from '../tables.js';
import { matchingFacts, warnOfUnknownKeys } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

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
  const types = sql.join(
    Object.entries(AREA_TYPES).map(([kind, type]) => sql`when ${kind} then ${type}`),
    sql` `,
  );
  return context
    .tables<PlacesTables>()
    .selectFrom('area')
    .select(['id', 'code', 'code as slug', 'name_nl', 'name_en', 'valid_from', 'valid_to'])
    .select([sql<AreaKind>`kind`.as('kind'), sql<string>`case kind ${types} end`.as('__typename')]);
}

/** Areas by id. */
export function fetchAreas(context: RequestContext, ids: readonly string[]): Promise<AreaRow[]> {
  return areasQuery(context)
    .where('id', 'in', [...ids])
    .execute();
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

/** An area beside the code of the one it was found for. */
type RelatedArea = AreaRow & { of: string };

function related(
  context: RequestContext,
  codes: readonly string[],
  from: 'member' | 'container',
): Promise<RelatedArea[]> {
  const [start, reached] = from === 'member' ? ['member', 'container'] : ['container', 'member'];
  const reach = sql`(with recursive reach(of, code) as (
    select ${sql.ref(start!)}, ${sql.ref(reached!)} from area_membership where ${sql.ref(start!)} in (${sql.join(codes)})
    union select reach.of, ${sql.ref(`m.${reached}`)} from area_membership m join reach on ${sql.ref(`m.${start}`)} = reach.code
  ) select of, code from reach)`;
  return context
    .tables<PlacesTables>()
    .selectFrom(areasQuery(context).as('a'))
    .innerJoin(sql<{ of: string; code: string }>`${reach}`.as('r'), 'r.code', 'a.code')
    .selectAll('a')
    .select('r.of')
    .orderBy('a.kind')
    .orderBy('a.name_nl')
    .orderBy('a.code')
    .execute() as Promise<RelatedArea[]>;
}

/** The areas that an area lies in, directly or through others. */
export function areasAround(context: RequestContext, code: string): Promise<AreaRow[]> {
  return manyByKey(
    context,
    'areas-around',
    (codes) => related(context, codes, 'member'),
    (row) => row.of,
  ).load(code);
}

/** The areas that lie within an area, directly or through others. */
export function areasInside(context: RequestContext, code: string): Promise<AreaRow[]> {
  return manyByKey(
    context,
    'areas-inside',
    (codes) => related(context, codes, 'container'),
    (row) => row.of,
  ).load(code);
}

/** The areas that took over from an area that ended. */
export function successorsOf(context: RequestContext, code: string): Promise<AreaRow[]> {
  return manyByKey(
    context,
    'area-successors',
    (codes) =>
      context
        .tables<PlacesTables>()
        .selectFrom(areasQuery(context).as('a'))
        .innerJoin('area_succession as s', 's.successor', 'a.code')
        .selectAll('a')
        .select('s.area as of')
        .where('s.area', 'in', [...codes])
        .orderBy('a.code')
        .execute() as Promise<RelatedArea[]>,
    (row) => row.of,
  ).load(code);
}
