import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { checkYears } from '../../shared/check-years.js';
import { areaId } from '../places/index.js';
import { warnOnce } from './warn-once.js';
import type { IndicatorRow } from './indicator.repository.js';
import { Indicator } from './indicator.type.js';
import { MeasurementListArgs } from './measurement-list.args.js';
import { measurementsUnder } from './measurement.loader.js';
import { MeasurementConnection } from './measurement.type.js';
import { SeriesArgs } from './series.args.js';
import { seriesOf, type SeriesRow } from './series.loader.js';
import { Series } from './series.type.js';

/** What was measured of an indicator. */
@Resolver(() => Indicator)
export class IndicatorFiguresResolver {
  @FieldResolver(() => MeasurementConnection, { description: 'Its measurements: of each area and period the current value.' })
  measurements(
    @Root() indicator: IndicatorRow,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return measurementsUnder(context, 'indicator', indicator.slug, args, info);
  }

  @FieldResolver(() => Series, { nullable: true, description: 'Its values for one area through time; null when nothing is known for that area.' })
  async series(
    @Root() indicator: IndicatorRow,
    @Arg('area', () => String, { description: 'Code of an area, such as `GM0935`.' }) area: string,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<SeriesRow | null> {
    checkYears(args.from, args.to);
    const series = await seriesOf(context, { ...args, indicator: indicator.slug, area });
    if (!series && !(await loadEntity(context, areaId(area)))) {
      await warnOnce(context, [{ argument: 'area', kind: 'area', values: [area] }]);
    }
    return series;
  }
}
