import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { wordsOf } from '../../../contract/text.js';
import {
  areaId,
  type AreaRow,
  areasAround,
  areasInside,
  areasQuery,
  filteredAreas,
  filteredMunicipalities,
  successorsOf,
} from './area.repository.js';
import {
  Area,
  AreaConnection,
  AreaFilter,
  AreaKind,
  Municipality,
  MunicipalityConnection,
  Neighbourhood,
  Region,
} from './area.type.js';
import type { PlacesTables } from '../tables.js';
import { labelled } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_CODE = ascending('CODE', 'code');

/** The country holds some 370 areas; the neighbourhoods of one municipality are few. */
function containsCost({
  args,
  childComplexity,
}: {
  args: { kind?: AreaKind | null };
  childComplexity: number;
}): number {
  return listCost(args.kind === AreaKind.NEIGHBOURHOOD ? 20 : 400)({ childComplexity });
}

@Resolver(() => AreaConnection)
export class AreasResolver extends exportable(() => AreaConnection, 'areas') {}

@Resolver(() => Area)
export class AreaResolver extends labelled(() => Area) {
  @Query(() => Area, { nullable: true, description: 'The area with this code; null when there is none.' })
  area(
    @Arg('code', () => String, {
      description: 'Code of an area: `NL01`, `GM0935`, `zuid-limburg`, `GM0935-pottenberg`.',
    })
    code: string,
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
    return selected(
      await keysetPage(context.tables<PlacesTables>(), await filteredAreas(context, filter), BY_CODE, args, info),
      { filter },
    );
  }

  @FieldResolver(() => [Area], { description: 'The areas that it lies in, directly or through others.' })
  within(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return areasAround(context, area.code);
  }

  @FieldResolver(() => [Area], {
    complexity: containsCost,
    description: 'The areas that lie in it, directly or through others.',
  })
  async contains(
    @Root() area: AreaRow,
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this level.' }) kind: AreaKind | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow[]> {
    const inside = await areasInside(context, area.code);
    return kind ? inside.filter((row) => row.kind === kind) : inside;
  }

  @FieldResolver(() => [Area], {
    description:
      'The areas that took over from it when it ended; empty while it exists. Series are never joined across them.',
  })
  successors(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return successorsOf(context, area.code);
  }
}

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

  @FieldResolver(() => [Municipality], {
    complexity: listCost(30),
    description: 'The municipalities that take part in it; empty when the sources do not list them.',
  })
  async municipalities(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasInside(context, area.code)).filter(({ kind }) => kind === AreaKind.MUNICIPALITY);
  }
}

@Resolver(() => MunicipalityConnection)
export class MunicipalitiesResolver extends exportable(() => MunicipalityConnection, 'municipalities') {}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, {
    nullable: true,
    description: 'The municipality with this code or exactly this name; null when there is none.',
  })
  async municipality(
    @Arg('code', () => String, { nullable: true, description: 'CBS code, such as `GM0935`.' }) code: string | null,
    @Arg('name', () => String, {
      nullable: true,
      description: 'Whole name, such as `Maastricht`; accents, case, hyphens and brackets do not matter.',
    })
    name: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow | null> {
    if ((code == null) === (name == null))
      throw new BadUserInputError('code', 'give either code or name, and not both.');
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

  @FieldResolver(() => [Neighbourhood], {
    complexity: listCost(20),
    description: 'Its neighbourhoods, as far as the sources name them.',
  })
  async neighbourhoods(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasInside(context, area.code)).filter(({ kind }) => kind === AreaKind.NEIGHBOURHOOD);
  }
}
