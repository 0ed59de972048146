import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { wordsOf } from '../../../contract/text.js';
import {
  areaNode,
  type AreaRow,
  areasAround,
  areasInside,
  areasQuery,
  codesWithin,
  predecessorsOf,
  successorsOf,
} from './area.entity.js';
import {
  Area,
  AreaConnection,
  AreaFilter,
  AreaKind,
  Municipality,
  MunicipalityConnection,
  Neighbourhood,
  Point,
  Region,
  Tile,
} from './area.type.js';
import { labelled, mentioned, listOf, matchesSearch } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';

/** Whether an area is one of those that a filter is about: those of a day, or of now, unless it names codes. */
function isMeant({ validOn, includeFormer, codes }: AreaFilter): Expression<SqlBool> | null {
  if (validOn != null)
    return sql<SqlBool>`${validOn} between coalesce(valid_from, ${validOn}) and coalesce(valid_to, ${validOn})`;
  return includeFormer || codes != null ? null : sql<SqlBool>`valid_to is null`;
}

function areasOf(context: RequestContext, filter: AreaFilter, only?: AreaKind) {
  const areas = only ? areasQuery(context).where('kind', '=', only) : areasQuery(context);
  const meant = isMeant(filter);
  return meant ? areas.where(meant) : areas;
}

/** Areas by code, of one level or of all. */
const listOfAreas = (name: string, only?: AreaKind) =>
  listOf<AreaRow, AreaFilter>({
    name,
    rows: (context, filter) => areasOf(context, filter, only),
    order: ascending('CODE', 'code'),
    where: {
      search: matchesSearch,
      kinds: 'kind',
      codes: 'code',
      regionKinds: 'region_kind',
      validOn: null,
      includeFormer: null,
      within: (code) => sql<SqlBool>`code in ${codesWithin(code)}`,
    },
    keys: { codes: 'area', within: 'area' },
    check: (_, { validOn, includeFormer }) => {
      if (validOn != null && includeFormer)
        throw new BadUserInputError('filter.includeFormer', 'leave it out: validOn gives the areas of that day.');
    },
  });

export const areaList = listOfAreas('areas');
export const municipalityList = listOfAreas('municipalities', AreaKind.MUNICIPALITY);

/** The country holds some 400 areas; the neighbourhoods of one municipality are few. */
function containsCost({
  args,
  childComplexity,
}: {
  args: { kind?: AreaKind | null };
  childComplexity: number;
}): number {
  return listCost(args.kind === AreaKind.NEIGHBOURHOOD ? 20 : 400)({ childComplexity });
}

const exists = ({ valid_to }: AreaRow): boolean => valid_to === null;

@Resolver(() => AreaConnection)
export class AreasResolver extends exportable(() => AreaConnection, 'areas') {}

@Resolver(() => Area)
export class AreaResolver extends mentioned(
  () => Area,
  labelled(() => Area),
) {
  @Query(() => Area, { nullable: true, description: 'The area with this code; null when it does not exist.' })
  area(
    @Arg('code', () => String, {
      description: 'Code of an area: `NL01`, `GM0935`, `zuid-limburg`, `GM0935-pottenberg`.',
    })
    code: string,
    @Ctx() context: RequestContext,
  ) {
    return areaNode.load(context, code);
  }

  @Query(() => AreaConnection, { description: 'Areas by code.' })
  areas(
    @Arg('filter', () => AreaFilter, { nullable: true, description: 'Narrows the list.' }) filter: AreaFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return areaList.page(context, filter, args, info);
  }

  @FieldResolver(() => [Area], { description: 'The areas that it lies in, directly or through others.' })
  within(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return areasAround(context, area.code);
  }

  @FieldResolver(() => [Area], {
    complexity: containsCost,
    description: 'The areas that lie in it, directly or through others, as far as they exist now.',
  })
  async contains(
    @Root() area: AreaRow,
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this level.' }) kind: AreaKind | null,
    @Arg('includeFormer', () => Boolean, {
      nullable: true,
      description: 'Whether areas that have ended are in the list too.',
    })
    includeFormer: boolean | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow[]> {
    const inside = await areasInside(context, area.code);
    return inside.filter((row) => (!kind || row.kind === kind) && (includeFormer || exists(row)));
  }

  @FieldResolver(() => [Area], {
    description:
      'The areas that took over from it when it ended; empty while it exists. Series are never joined across them.',
  })
  successors(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return successorsOf(context, area.code);
  }

  @FieldResolver(() => [Area], {
    description: 'The areas that it took over from, wholly or in part; empty where the sources name none.',
  })
  predecessors(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return predecessorsOf(context, area.code);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: 'The region with this slug; null when it does not exist.' })
  async region(
    @Arg('slug', () => String, { description: 'Slug of a region, such as `zuid-limburg`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow | null> {
    const area = await areaNode.load(context, slug);
    return area?.kind === AreaKind.REGION ? area : null;
  }

  @FieldResolver(() => [Municipality], {
    complexity: listCost(30),
    description: 'The municipalities that take part in it; empty when the sources do not list them.',
  })
  async municipalities(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return (await areasInside(context, area.code)).filter((row) => row.kind === AreaKind.MUNICIPALITY && exists(row));
  }
}

@Resolver(() => MunicipalityConnection)
export class MunicipalitiesResolver extends exportable(() => MunicipalityConnection, 'municipalities') {}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, {
    nullable: true,
    description:
      'The municipality with this code or exactly this name, one that has ended too (see `validTo`); null if ' +
      'no municipality does.',
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
      const area = await areaNode.load(context, code);
      return area?.kind === AreaKind.MUNICIPALITY ? area : null;
    }
    const all = await areasQuery(context).where('kind', '=', AreaKind.MUNICIPALITY).orderBy('code').execute();
    const wanted = wordsOf(name!).join(' ');
    const named = all.filter((area) => wordsOf(area.name_nl).join(' ') === wanted);
    // A municipality that ended may have left its name to the one that took over.
    return named.find(exists) ?? named[0] ?? null;
  }

  @Query(() => MunicipalityConnection, { description: 'Municipalities by code.' })
  municipalities(
    @Arg('filter', () => AreaFilter, { nullable: true, description: 'Narrows the list.' }) filter: AreaFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return municipalityList.page(context, filter, args, info);
  }

  @FieldResolver(() => Point, {
    nullable: true,
    description:
      'A point in it: the centroid of its largest part, by the boundaries of 2024. Null for one that has ended.',
  })
  point(@Root() { longitude, latitude }: AreaRow): Point | null {
    return longitude === null || latitude === null ? null : { longitude, latitude };
  }

  @FieldResolver(() => Tile, {
    nullable: true,
    description: 'Its place on a tile map of the 342 municipalities of 2024. Null for one that has ended.',
  })
  tile(@Root() { tile_column: column, tile_row: row }: AreaRow): Tile | null {
    return column === null || row === null ? null : { column, row };
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
