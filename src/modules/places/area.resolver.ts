import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import { ascending, keysetPage } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { exportable, selected } from '../../shared/exportable.js';
import { listCost } from '../../shared/list-cost.js';
import { labelled } from '../provenance/index.js';
import { AreaKind } from './area-kind.js';
import { areasAround, areasInside, successorsOf } from './area.loader.js';
import { areaId, type AreaRow, filteredAreas } from './area.repository.js';
import { Area, AreaConnection, AreaFilter } from './area.type.js';
import type { PlacesTables } from './tables.js';

export const BY_CODE = ascending('CODE', 'code');

/** The country holds some 370 areas; the neighbourhoods of one municipality are few. */
function containsCost({ args, childComplexity }: { args: { kind?: AreaKind | null }; childComplexity: number }): number {
  return listCost(args.kind === AreaKind.NEIGHBOURHOOD ? 20 : 400)({ childComplexity });
}

@Resolver(() => AreaConnection)
export class AreasResolver extends exportable(() => AreaConnection, 'areas') {}

@Resolver(() => Area)
export class AreaResolver extends labelled(() => Area) {
  @Query(() => Area, { nullable: true, description: 'The area with this code; null when there is none.' })
  area(
    @Arg('code', () => String, { description: 'Code of an area: `NL01`, `GM0935`, `zuid-limburg`, `GM0935-pottenberg`.' }) code: string,
    @Ctx() context: RequestContext,
  ) {
    return loadEntity<AreaRow>(context, areaId(code));
  }

  @Query(() => AreaConnection, { description: 'Areas by code.' })
  async areas(
    @Arg('filter', () => AreaFilter, { nullable: true, description: 'Narrows the list.' }) filter: AreaFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(await keysetPage(context.tables<PlacesTables>(), await filteredAreas(context, filter), BY_CODE, args, info), { filter });
  }

  @FieldResolver(() => [Area], { description: 'The areas that it lies in, directly or through others.' })
  within(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return areasAround(context, area.code);
  }

  @FieldResolver(() => [Area], { complexity: containsCost, description: 'The areas that lie in it, directly or through others.' })
  async contains(
    @Root() area: AreaRow,
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this level.' }) kind: AreaKind | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow[]> {
    const inside = await areasInside(context, area.code);
    return kind ? inside.filter((row) => row.kind === kind) : inside;
  }

  @FieldResolver(() => [Area], { description: 'The areas that took over from it when it ended; empty while it exists. Series are never joined across them.' })
  successors(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return successorsOf(context, area.code);
  }
}
