import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { listCost } from '../../shared/list-cost.js';
import { AreaKind } from './area-kind.js';
import { areasInside } from './area.loader.js';
import { areaId, type AreaRow } from './area.repository.js';
import { Municipality, Region } from './area.type.js';

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: 'The region with this slug; null when there is none.' })
  async region(
    @Arg('slug', () => String, { description: 'Slug of a region, such as `zuid-limburg`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow | null> {
    const area = await loadEntity<AreaRow>(context, areaId(slug));
    return area?.kind === AreaKind.REGION ? area : null;
  }

  @FieldResolver(() => [Municipality], { complexity: listCost(30), description: 'The municipalities that take part in it; empty when the sources do not list them.' })
  async municipalities(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasInside(context, area.code)).filter(({ kind }) => kind === AreaKind.MUNICIPALITY);
  }
}
