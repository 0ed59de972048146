import { defineEntity, p } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { code, day, decimal, type Row } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyOf } from '../../../store/loaders.js';
import { AREA_TYPES, AreaKind, RegionKind } from './area.type.js';

/** A country, region, municipality or neighbourhood. */
export const AreaEntity = defineEntity({
  name: 'Area',
  tableName: 'area',
  properties: {
    id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
    code: p.text().comment('Natural key: a CBS code such as `GM0935`, or a slug where there is no code.'),
    kind: code(AreaKind).comment('Its level.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    region_kind: code(RegionKind).nullable().comment('For a region: what it is made for; empty for another kind.'),
    valid_from: day().nullable().comment('First day on which it existed under this code; empty when not known.'),
    valid_to: day().nullable().comment('Last day on which it existed under this code; empty while it exists.'),
    longitude: decimal().nullable().comment('Degrees east (WGS 84) of a point in it.'),
    latitude: decimal().nullable().comment('Degrees north (WGS 84) of a point in it.'),
    tile_column: p.integer().nullable().comment('Column on the tile map of the country, from the west.'),
    tile_row: p.integer().nullable().comment('Row on the tile map of the country, from the north.'),
    package: p.text(),
  },
});

/** Which area is directly within which. */
export const AreaMembershipEntity = defineEntity({
  name: 'AreaMembership',
  tableName: 'area_membership',
  properties: { member: p.text().primary(), container: p.text().primary(), package: p.text() },
});

/** Which area took over from which, when municipalities merge or split. */
export const AreaSuccessionEntity = defineEntity({
  name: 'AreaSuccession',
  tableName: 'area_succession',
  properties: {
    area: p.text().primary().comment('Code of the area that ended.'),
    successor: p.text().primary().comment('Code of the area that took over.'),
    happened_on: day().comment('First day of the new situation.'),
    package: p.text(),
  },
});

/** An area with the type that it has in the graph, and its code as the slug of a region. */
export type AreaRow = Omit<Row<typeof AreaEntity>, 'package'> & { slug: string; __typename: string };

/** Areas as the graph needs them, as a query to narrow and page through. */
export function areasQuery(context: RequestContext) {
  const types = sql.join(
    Object.entries(AREA_TYPES).map(([kind, type]) => sql`when ${kind} then ${type}`),
    sql` `,
  );
  return context
    .tables(AreaEntity)
    .selectFrom('area')
    .select(['id', 'code', 'code as slug', 'kind', 'name_nl', 'name_en', 'region_kind', 'valid_from', 'valid_to'])
    .select(['longitude', 'latitude', 'tile_column', 'tile_row'])
    .select(sql<string>`case kind ${types} end`.as('__typename'));
}

export const areaNode = nodeOf<AreaRow>('area', 'Area', (context, ids) =>
  areasQuery(context)
    .where('id', 'in', [...ids])
    .execute(),
);

/** The id of the area with this code. */
export const areaId = areaNode.id;

/** A subquery of the codes of all areas that are, directly or through others, within an area. */
export function codesWithin(code: string): RawBuilder<string> {
  return sql`(with recursive inside(code) as (
    select member from area_membership where container = ${code}
    union select m.member from area_membership m join inside on m.container = inside.code
  ) select code from inside)`;
}

/** An area, and the code of the one that it is related to. */
type RelatedArea = AreaRow & { of: string };

function related(
  context: RequestContext,
  codes: readonly string[],
  [start, reached]: readonly [from: string, to: string],
): Promise<RelatedArea[]> {
  const reach = sql`(with recursive reach(of, code) as (
    select ${sql.ref(start)}, ${sql.ref(reached)} from area_membership where ${sql.ref(start)} in (${sql.join(codes)})
    union select reach.of, ${sql.ref(`m.${reached}`)} from area_membership m
      join reach on ${sql.ref(`m.${start}`)} = reach.code
  ) select of, code from reach)`;
  return context
    .tables()
    .selectFrom(areasQuery(context).as('a'))
    .innerJoin(sql<{ of: string; code: string }>`${reach}`.as('r'), 'r.code', 'a.code')
    .selectAll('a')
    .select('r.of')
    .orderBy('a.kind')
    .orderBy('a.name_nl')
    .orderBy('a.code')
    .execute();
}

/** The areas around an area, directly or through others. */
export const areasAround = manyOf<RelatedArea>('of', (context, codes) =>
  related(context, codes, ['member', 'container']),
);

/** The areas within an area, directly or through others. */
export const areasInside = manyOf<RelatedArea>('of', (context, codes) =>
  related(context, codes, ['container', 'member']),
);

/** The areas that an area took over from. */
export const predecessorsOf = manyOf<RelatedArea>('of', (context, codes) =>
  context
    .tables(AreaSuccessionEntity)
    .selectFrom(areasQuery(context).as('a'))
    .innerJoin('area_succession as s', 's.area', 'a.code')
    .selectAll('a')
    .select('s.successor as of')
    .where('s.successor', 'in', [...codes])
    .orderBy('a.code')
    .execute(),
);

/** The areas that took over from an area that ended. */
export const successorsOf = manyOf<RelatedArea>('of', (context, codes) =>
  context
    .tables(AreaSuccessionEntity)
    .selectFrom(areasQuery(context).as('a'))
    .innerJoin('area_succession as s', 's.successor', 'a.code')
    .selectAll('a')
    .select('s.area as of')
    .where('s.area', 'in', [...codes])
    .orderBy('a.code')
    .execute(),
);
