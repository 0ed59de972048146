import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { checkYears } from '../../../contract/arguments.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorNode, type IndicatorRow } from '../indicator/indicator.entity.js';
import { Indicator } from '../indicator/indicator.type.js';
import { MeasurementListArgs } from './measurement.args.js';
import { measurementsUnder } from './measurement.repository.js';
import { MeasurementConnection } from './measurement.type.js';
import { seriesOf, type SeriesRow } from '../series/series.repository.js';
import { Series, SeriesArgs } from '../series/series.type.js';
import { Area, areaNode, type AreaRow } from '../../places/index.js';
import { warnOfUnknownKeys } from '../../provenance/index.js';

/** What was measured in an area. */
@Resolver(() => Area)
export class AreaFiguresResolver {
  @FieldResolver(() => MeasurementConnection, {
    description: 'Figures about this area itself: of each indicator and period the current value.',
  })
  measurements(
    @Root() area: AreaRow,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return measurementsUnder(context, 'area', area.code, args, info);
  }

  @FieldResolver(() => Series, {
    nullable: true,
    description: 'One indicator for this area through time; null when nothing is known of it here.',
  })
  async series(
    @Root() area: AreaRow,
    @Arg('indicator', () => String, { description: 'Slug of an indicator, such as `jeugdhulp-aandeel-tot-18`.' })
    indicator: string,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<SeriesRow | null> {
    checkYears(args.from, args.to);
    const series = await seriesOf(context, { ...args, indicator, area: area.code });
    if (!series && !(await indicatorNode.load(context, indicator))) {
      await warnOfUnknownKeys(context, [{ argument: 'indicator', kind: 'indicator', values: [indicator] }]);
    }
    return series;
  }
}

/** What was measured of an indicator. */
@Resolver(() => Indicator)
export class IndicatorFiguresResolver {
  @FieldResolver(() => MeasurementConnection, {
    description: 'Its measurements: of each area and period the current value.',
  })
  measurements(
    @Root() indicator: IndicatorRow,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return measurementsUnder(context, 'indicator', indicator.slug, args, info);
  }

  @FieldResolver(() => Series, {
    nullable: true,
    description: 'Its values for one area through time; null when nothing is known for that area.',
  })
  async series(
    @Root() indicator: IndicatorRow,
    @Arg('area', () => String, { description: 'Code of an area, such as `GM0935`.' }) area: string,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<SeriesRow | null> {
    checkYears(args.from, args.to);
    const series = await seriesOf(context, { ...args, indicator: indicator.slug, area });
    if (!series && !(await areaNode.load(context, area))) {
      await warnOfUnknownKeys(context, [{ argument: 'area', kind: 'area', values: [area] }]);
    }
    return series;
  }
}
