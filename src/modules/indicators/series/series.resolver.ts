import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator } from '../indicator/indicator.type.js';
import { Measurement } from '../measurement/measurement.type.js';
import type { SeriesBreakRow } from './series-break.entity.js';
import type { SeriesRow } from './series.repository.js';
import { Series, SeriesBreak } from './series.type.js';
import { type TrendRow, trendOf } from '../trend/trend.js';
import { Trend } from '../trend/trend.type.js';
import { Area, areaNode } from '../../places/index.js';
import { Citation, citationsFromColumns } from '../../provenance/index.js';

@Resolver(() => Series)
export class SeriesResolver {
  @FieldResolver(() => Indicator, { description: 'What is measured.' })
  indicator(@Root() series: SeriesRow) {
    return series.indicator;
  }

  @FieldResolver(() => Area, { description: 'The area that the values are about.' })
  area(@Root() series: SeriesRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, series.area);
  }

  @FieldResolver(() => [Measurement], {
    description:
      'The current value of each period of one kind (`kind`), by its first day; exact ones only, if there are any. ' +
      'With `from` or `to`, periods without a year are left out.',
  })
  points(@Root() series: SeriesRow) {
    return series.points;
  }

  @FieldResolver(() => [Measurement], {
    description:
      'Approximate figures (ESTIMATED) of the same kind of period that are not among the points, because those have ' +
      'exact ones.',
  })
  estimates(@Root() series: SeriesRow) {
    return series.estimates;
  }

  @FieldResolver(() => [SeriesBreak], {
    description: 'Days from which values cannot be compared with earlier ones, earliest first.',
  })
  breaks(@Root() series: SeriesRow) {
    return series.breaks;
  }

  @FieldResolver(() => Trend, { description: 'How the series moves, over the points given here.' })
  trend(@Root() series: SeriesRow): TrendRow {
    return trendOf(series);
  }
}

@Resolver(() => SeriesBreak)
export class SeriesBreakResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area that it concerns; null when it concerns all.' })
  area(@Root() row: SeriesBreakRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, row.area);
  }

  @FieldResolver(() => String, { description: 'What changed, in our own words.' })
  description(@Root() row: SeriesBreakRow, @Lang() lang: Language | null): string {
    return textIn(lang, row.description_nl, row.description_en);
  }

  @FieldResolver(() => [Citation], {
    description: 'Every place in the sources where the break was read; at least one.',
  })
  citations(@Root() row: SeriesBreakRow) {
    return row.stated.flatMap(({ document, locator }) => citationsFromColumns(document, locator));
  }
}
