import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, type IndicatorRow, Series, type SeriesRow } from '../../indicators/index.js';
import type { CaveatRow } from './caveat.entity.js';
import { Caveat } from './caveat.type.js';
import { caveatsConcerning } from './concerning.js';

@Resolver(() => Indicator)
export class IndicatorCaveatsResolver {
  @FieldResolver(() => [Caveat], {
    complexity: listCost(5),
    description:
      'Notes on interpretation that concern the indicator in any area, the weightiest first. Those on figures of one ' +
      'quality come with a series that has such a figure.',
  })
  caveats(
    @Root() { slug }: IndicatorRow,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'Only those known on this day: documents published later are ignored.',
    })
    asOf: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CaveatRow[]> {
    return caveatsConcerning(context, {
      within: null,
      area: null,
      asOf: asOf ?? null,
      budgetLines: false,
      indicators: [{ slug, qualities: [] }],
    });
  }
}

@Resolver(() => Series)
export class SeriesCaveatsResolver {
  @FieldResolver(() => [Caveat], {
    complexity: listCost(5),
    description:
      'Notes on interpretation that concern these figures, the weightiest first; with `asOf`, those known on that day.',
  })
  caveats(
    @Root() { indicator, area, request, points, estimates }: SeriesRow,
    @Ctx() context: RequestContext,
  ): Promise<CaveatRow[]> {
    return caveatsConcerning(context, {
      within: null,
      area,
      asOf: request.asOf ?? null,
      budgetLines: false,
      indicators: [{ slug: indicator.slug, qualities: [...points, ...estimates].map(({ quality }) => quality) }],
    });
  }
}
