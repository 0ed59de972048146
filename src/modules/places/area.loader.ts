import { sql } from 'kysely';
import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { type AreaRow, areasQuery } from './area.repository.js';
import type { PlacesTables } from './tables.js';

/** An area beside the code of the one it was found for. */
type RelatedArea = AreaRow & { of: string };

function related(context: RequestContext, codes: readonly string[], from: 'member' | 'container'): Promise<RelatedArea[]> {
  const [start, reached] = from === 'member' ? ['member', 'container'] : ['container', 'member'];
  const reach = sql`(with recursive reach(of, code) as (
    select ${sql.ref(start!)}, ${sql.ref(reached!)} from area_membership where ${sql.ref(start!)} in (${sql.join(codes)})
    union select reach.of, ${sql.ref(`m.${reached}`)} from area_membership m join reach on ${sql.ref(`m.${start}`)} = reach.code
  ) select of, code from reach)`;
  return context.tables<PlacesTables>()
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
  return manyByKey(context, 'areas-around', (codes) => related(context, codes, 'member'), (row) => row.of).load(code);
}

/** The areas that lie within an area, directly or through others. */
export function areasInside(context: RequestContext, code: string): Promise<AreaRow[]> {
  return manyByKey(context, 'areas-inside', (codes) => related(context, codes, 'container'), (row) => row.of).load(code);
}

/** The areas that took over from an area that ended. */
export function successorsOf(context: RequestContext, code: string): Promise<AreaRow[]> {
  return manyByKey(context, 'area-successors', (codes) =>
    context.tables<PlacesTables>()
      .selectFrom(areasQuery(context).as('a'))
      .innerJoin('area_succession as s', 's.successor', 'a.code')
      .selectAll('a')
      .select('s.area as of')
      .where('s.area', 'in', [...codes])
      .orderBy('a.code')
      .execute() as Promise<RelatedArea[]>, (row) => row.of).load(code);
}
