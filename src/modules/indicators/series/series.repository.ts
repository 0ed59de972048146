import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { groupBy } from '../../../contract/collections.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorNode, type IndicatorRow } from '../indicator/indicator.entity.js';
import { currentMeasurements, inSeries, type MeasurementRow } from '../measurement/measurement.repository.js';
import { breaksOf, type SeriesBreakRow } from './series-break.entity.js';

/** The request for a series. */
export interface SeriesRequest {
  indicator: string;
  area: string;
  from?: number | null;
  to?: number | null;
  asOf?: string | null;
}

/** The current values of an indicator for an area, in the order of their periods. */
export interface SeriesRow {
  indicator: IndicatorRow;
  /** Code of the area. */
  area: string;
  /** The rest of the request. */
  request: Pick<SeriesRequest, 'from' | 'to' | 'asOf'>;
  points: MeasurementRow[];
  breaks: SeriesBreakRow[];
}

/**
 * The series of an indicator for an area; null when nothing is known for the two together, also when either is unknown.
 * All series of a moment are read together: one statement for values, one for breaks, one for indicators.
 */
export async function seriesOf(context: RequestContext, request: SeriesRequest): Promise<SeriesRow | null> {
  const { indicator: slug, area, from, to, asOf } = request;
  const [indicator, breaks, points] = await Promise.all([
    indicatorNode.load(context, slug),
    breaksOf(context, slug),
    pointsLoader(context, asOf ?? null).load(`${slug}/${area}`),
  ]);
  if (!indicator || points.length === 0) return null;
  return {
    indicator,
    area,
    request: { from, to, asOf },
    points: points.filter(({ year }) => isWithin(year, from ?? null, to ?? null)),
    breaks: breaks.filter((row) => row.area === null || row.area === area),
  };
}

/** As {@link seriesOf}, but a series without points where nothing is known of an indicator for the area. */
export async function seriesOrEmpty(context: RequestContext, request: SeriesRequest): Promise<SeriesRow | null> {
  const known = await seriesOf(context, request);
  if (known) return known;
  const indicator = await indicatorNode.load(context, request.indicator);
  return indicator && { indicator, area: request.area, request, points: [], breaks: [] };
}

/** Whether a year is in a range; a point without a year is only in the unlimited one. */
function isWithin(year: number | null, from: number | null, to: number | null): boolean {
  if (year === null) return from === null && to === null;
  return year >= (from ?? year) && year <= (to ?? year);
}

function pointsLoader(context: RequestContext, asOf: string | null): DataLoader<string, MeasurementRow[]> {
  return context.loader(
    `series-points:${asOf}`,
    () =>
      new DataLoader(async (series: readonly string[]) => {
        const points = await currentMeasurements(context, null, asOf, (all) => inSeries(all, series))
          .orderBy(sql`undated, starts, period, id`)
          .execute();
        const bySeries = groupBy(points, (point) => point.series);
        return series.map((key) => bySeries.get(key) ?? []);
      }),
  );
}
