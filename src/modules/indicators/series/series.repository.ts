import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { groupBy } from '../../../contract/collections.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorNode, type IndicatorRow } from '../indicator/indicator.entity.js';
import { Quality } from '../measurement/measurement.type.js';
import { currentMeasurements, inSeries, type MeasurementRow } from '../measurement/measurement.repository.js';
import { breaksOf, type SeriesBreakRow } from './series-break.entity.js';

/** The request for a series. */
export interface SeriesRequest {
  indicator: string;
  area: string;
  from?: number | null;
  to?: number | null;
  asOf?: string | null;
  /** The commonest kind of the series when not given. */
  kind?: PeriodKind | null;
}

/** The current values of an indicator for an area, in the order of their periods. */
export interface SeriesRow {
  indicator: IndicatorRow;
  /** Code of the area. */
  area: string;
  /** The rest of the request. */
  request: Pick<SeriesRequest, 'from' | 'to' | 'asOf' | 'kind'>;
  /** Kind of period of the points; null without figures. */
  kind: PeriodKind | null;
  otherKinds: PeriodKind[];
  points: MeasurementRow[];
  /** Approximate figures of that kind, where others are exact. */
  estimates: MeasurementRow[];
  breaks: SeriesBreakRow[];
}

/**
 * The series of an indicator for an area; null when nothing is known for the two together, also when either is unknown.
 * All series of a moment are read together: one statement for values, one for breaks, one for indicators.
 */
export async function seriesOf(context: RequestContext, request: SeriesRequest): Promise<SeriesRow | null> {
  const { indicator: slug, area, from, to, asOf } = request;
  const [indicator, breaks, all] = await Promise.all([
    indicatorNode.load(context, slug),
    breaksOf(context, slug),
    currentFigures(context, { indicator: slug, area, asOf }),
  ]);
  if (!indicator || all.length === 0) return null;
  const kinds = kindsOf(all);
  const kind = request.kind ?? kinds[0]!;
  const ofKind = all.filter(({ period }) => kindOf(period) === kind);
  const hasExact = ofKind.some((row) => row.value !== null && row.quality !== Quality.ESTIMATED);
  const isApart = ({ quality }: MeasurementRow): boolean => hasExact && quality === Quality.ESTIMATED;
  const asked = ofKind.filter(({ year }) => isWithin(year, from ?? null, to ?? null));
  return {
    indicator,
    area,
    request: { from, to, asOf, kind: request.kind },
    kind,
    otherKinds: kinds.filter((other) => other !== kind),
    points: asked.filter((row) => !isApart(row)),
    estimates: asked.filter(isApart),
    breaks: breaks.filter((row) => row.area === null || row.area === area),
  };
}

/** The current figures of an indicator for an area, over periods of every kind, in the order of their periods. */
export function currentFigures(
  context: RequestContext,
  { indicator, area, asOf }: Pick<SeriesRequest, 'indicator' | 'area' | 'asOf'>,
): Promise<MeasurementRow[]> {
  return pointsLoader(context, asOf ?? null).load(`${indicator}/${area}`);
}

/** As {@link seriesOf}, but a series without points where nothing is known of an indicator for the area. */
export async function seriesOrEmpty(context: RequestContext, request: SeriesRequest): Promise<SeriesRow | null> {
  const known = await seriesOf(context, request);
  if (known) return known;
  const indicator = await indicatorNode.load(context, request.indicator);
  const nothing = { kind: null, otherKinds: [], points: [], estimates: [], breaks: [] };
  return indicator && { indicator, area: request.area, request, ...nothing };
}

/** Longer kinds of period first: they win when two kinds have as many figures. */
const KINDS = [
  PeriodKind.YEAR,
  PeriodKind.SCHOOL_YEAR,
  PeriodKind.HALF_YEAR,
  PeriodKind.QUARTER,
  PeriodKind.MONTH,
  PeriodKind.DATE,
  PeriodKind.NOT_STATED,
  PeriodKind.RANGE,
];

const kindOf = (period: string): PeriodKind => parsePeriod(period)!.kind;

/**
 * The kinds of period of all figures of a series, the one to show first: the commonest among those with a figure. Of
 * all, not of the requested years, so that another range of years does not show another kind. Without any figure, the
 * kind that the newest document gives.
 */
function kindsOf(points: readonly MeasurementRow[]): PeriodKind[] {
  const byKind = groupBy(points, ({ period }) => kindOf(period));
  const all = (kind: PeriodKind): number => byKind.get(kind)!.length;
  const figures = (kind: PeriodKind): number => byKind.get(kind)!.filter(({ missing }) => missing === null).length;
  const newest = (kind: PeriodKind): string =>
    byKind
      .get(kind)!
      .map(({ published_on }) => published_on)
      .reduce((a, b) => (a > b ? a : b));
  const withoutFigures = points.every(({ missing }) => missing !== null);
  const byNewest = (a: PeriodKind, b: PeriodKind): number => (withoutFigures ? newest(b).localeCompare(newest(a)) : 0);
  return KINDS.filter((kind) => byKind.has(kind)).sort(
    (a, b) => figures(b) - figures(a) || byNewest(a, b) || all(b) - all(a),
  );
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
