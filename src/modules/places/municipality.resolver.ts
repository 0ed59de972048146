import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import { keysetPage } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { BadUserInputError } from '../../shared/errors.js';
import { exportable, selected } from '../../shared/exportable.js';
import { wordsOf } from '../../shared/normalise-text.js';
import { listCost } from '../../shared/list-cost.js';
import { AreaKind } from './area-kind.js';
import { areasAround, areasInside } from './area.loader.js';
import { areaId, type AreaRow, areasQuery, filteredMunicipalities } from './area.repository.js';
import { BY_CODE } from './area.resolver.js';
import { AreaFilter, Municipality, MunicipalityConnection, Neighbourhood, Region } from './area.type.js';
import type { PlacesTables } from './tables.js';

@Resolver(() => MunicipalityConnection)
export class MunicipalitiesResolver extends exportable(() => MunicipalityConnection, 'municipalities') {}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, { nullable: true, description: 'The municipality with this code or exactly this name; null when there is none.' })
  async municipality(
    @Arg('code', () => String, { nullable: true, description: 'CBS code, such as `GM0935`.' }) code: string | null,
    @Arg('name', () => String, { nullable: true, description: 'Whole name, such as `Maastricht`; accents, case, hyphens and brackets do not matter.' }) name: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow | null> {
    if ((code == null) === (name == null)) throw new BadUserInputError('code', 'give either code or name, and not both.');
    if (code != null) {
      const area = await loadEntity<AreaRow>(context, areaId(code));
      return area?.kind === AreaKind.MUNICIPALITY ? area : null;
    }
    const all = await areasQuery(context).where('kind', '=', AreaKind.MUNICIPALITY).execute();
    const wanted = wordsOf(name!).join(' ');
    return all.find((area) => wordsOf(area.name_nl).join(' ') === wanted) ?? null;
  }

  @Query(() => MunicipalityConnection, { description: 'Municipalities by code.' })
  async municipalities(
    @Arg('filter', () => AreaFilter, { nullable: true, description: 'Narrows the list.' }) filter: AreaFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const query = await filteredMunicipalities(context, filter);
    return selected(await keysetPage(context.tables<PlacesTables>(), query, BY_CODE, args, info), { filter });
  }

  @FieldResolver(() => [Region], { description: 'The regions that it takes part in.' })
  async regions(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasAround(context, area.code)).filter(({ kind }) => kind === AreaKind.REGION);
  }

  @FieldResolver(() => [Neighbourhood], { complexity: listCost(20), description: 'Its neighbourhoods, as far as the sources name them.' })
  async neighbourhoods(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasInside(context, area.code)).filter(({ kind }) => kind === AreaKind.NEIGHBOURHOOD);
  }
}
