import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Area, areaId } from '../places/index.js';
import { Indicator } from './indicator.type.js';
import { Measurement } from './measurement.type.js';
import { SeriesBreak } from './series-break.type.js';
import type { SeriesRow } from './series.loader.js';
import { Series } from './series.type.js';
import { trendOf } from './trend.js';
import { Trend } from './trend.type.js';

@Resolver(() => Series)
export class SeriesResolver {
  @FieldResolver(() => Indicator, { description: 'What is measured.' })
  indicator(@Root() series: SeriesRow) {
    return series.indicator;
  }

  @FieldResolver(() => Area, { description: 'The area that the values are about.' })
  area(@Root() series: SeriesRow, @Ctx() context: RequestContext) {
    return loadEntity(context, areaId(series.area));
  }

  @FieldResolver(() => [Measurement], { description: 'The current value of each period by its first day; periods that are not stated come last. With `from` or `to`, periods without a year are left out.' })
  points(@Root() series: SeriesRow) {
    return series.points;
  }

  @FieldResolver(() => [SeriesBreak], { description: 'Days from which values cannot be compared with earlier ones, earliest first.' })
  breaks(@Root() series: SeriesRow) {
    return series.breaks;
  }

  @FieldResolver(() => Trend, { description: 'How the series moves, over the points given here.' })
  trend(@Root() series: SeriesRow): Trend {
    return trendOf(series);
  }
}
