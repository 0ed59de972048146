import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { checkYears } from '../../shared/check-years.js';
import { Area, type AreaRow } from '../places/index.js';
import { warnOnce } from './warn-once.js';
import { indicatorId } from './indicator.repository.js';
import { MeasurementListArgs } from './measurement-list.args.js';
import { measurementsUnder } from './measurement.loader.js';
import { MeasurementConnection } from './measurement.type.js';
import { SeriesArgs } from './series.args.js';
import { seriesOf, type SeriesRow } from './series.loader.js';
import { Series } from './series.type.js';

/** What was measured in an area. */
@Resolver(() => Area)
export class AreaFiguresResolver {
  @FieldResolver(() => MeasurementConnection, { description: 'Figures about this area itself: of each indicator and period the current value.' })
  measurements(
    @Root() area: AreaRow,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return measurementsUnder(context, 'area', area.code, args, info);
  }

  @FieldResolver(() => Series, { nullable: true, description: 'One indicator for this area through time; null when nothing is known of it here.' })
  async series(
    @Root() area: AreaRow,
    @Arg('indicator', () => String, { description: 'Slug of an indicator, such as `jeugdhulp-aandeel-tot-18`.' }) indicator: string,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<SeriesRow | null> {
    checkYears(args.from, args.to);
    const series = await seriesOf(context, { ...args, indicator, area: area.code });
    if (!series && !(await loadEntity(context, indicatorId(indicator)))) {
      await warnOnce(context, [{ argument: 'indicator', kind: 'indicator', values: [indicator] }]);
    }
    return series;
  }
}
