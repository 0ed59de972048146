import type { GraphQLResolveInfo } from 'graphql';
import { type InferResult, sql, type SqlBool } from 'kysely';
import { checkYears } from '../../../contract/arguments.js';
import type { Connection } from '../../../contract/graphql/connection.js';
import { narrowed, type Selected, selected } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { MEASUREMENT_ID, measurementKey, PERIOD_KIND, SERIES, seriesPartsOf, SLOT } from './measurement-key.js';
import { type MeasurementFilter, type MeasurementListArgs, measurementOrder } from './measurement.args.js';
import { MeasurementEntity } from './measurement.entity.js';
import { AreaEntity, codesWithin } from '../../places/index.js';
import { DocumentEntity, stillCounts, warnOfUnknownKeys } from '../../provenance/index.js';
import type { StoredNumber } from '../../../contract/entity.js';
import { inTuples } from '../../../store/dialect.js';
import { pageUnder } from '../../../store/keyset.js';
import { nodeOf, manyOf } from '../../../store/loaders.js';

/**
 * Newest document first, and within a document the value that it puts first: the first row of a slot is the current
 * one.
 */
export const NEWEST_FIRST = sql`published_on desc, document, rank`;

/**
 * Every measurement with the date of its document, as a query to narrow. Joined on the id, which is the key of
 * documents: joined on the slug, SQLite walks from the few documents to all their measurements before it looks at any
 * filter.
 */
export function measurementsQuery(context: RequestContext) {
  return context
    .tables(MeasurementEntity, DocumentEntity)
    .selectFrom('measurement as m')
    .innerJoin('document as d', (on) => on.on('d.id', '=', sql<string>`'document/' || m.document`))
    .select([
      MEASUREMENT_ID.as('id'),
      SERIES.as('series'),
      SLOT.as('slot'),
      'm.indicator',
      'm.area',
      'm.period',
      'm.year',
      'm.start_on',
      'm.value',
      'm.low',
      'm.high',
      'm.quality',
      'm.missing',
      'm.rank',
      'm.document',
      'm.locator',
      'm.note',
      'm.note_en',
      'm.changed',
      'd.published_on',
    ]);
}

export type MeasurementsQuery = ReturnType<typeof measurementsQuery>;

/** A measurement with its computed keys and the date of its document. */
export type MeasurementRow = InferResult<MeasurementsQuery>[number];

/** The ids of all measurements, in order. */
export async function measurementIds(context: RequestContext): Promise<string[]> {
  const rows = await context
    .tables(MeasurementEntity)
    .selectFrom('measurement as m')
    .select(MEASUREMENT_ID.as('id'))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export const measurementNode = nodeOf<MeasurementRow>('measurement', 'Measurement', async (context, ids) => {
  const wanted = new Set(ids);
  const keys = ids
    .map(measurementKey)
    .filter((key) => key !== null)
    .map(({ indicator, area, period, document }) => [indicator, area, period, document]);
  const rows = await measurementsQuery(context)
    .where(inTuples(['m.indicator', 'm.area', 'm.period', 'm.document'], keys))
    .execute();
  return rows.filter(({ id }) => wanted.has(id));
});

/** Limits measurements to some series, each `<indicator>/<area>`. */
export function inSeries(query: MeasurementsQuery, series: readonly string[]): MeasurementsQuery {
  return query.where(inTuples(['m.indicator', 'm.area'], series.map(seriesPartsOf)));
}

/**
 * The current values, as known on a day: of the documents that count, the newest one's value of each slot.
 * @param narrow what else limits the rows; it may only look at what all rows of a slot have in common
 */
export function currentMeasurements(
  context: RequestContext,
  filter: MeasurementFilter | null | undefined,
  asOf: string | null | undefined,
  narrow: (query: MeasurementsQuery) => MeasurementsQuery = (query) => query,
) {
  const known = narrow(byDocuments(bySlot(context, measurementsQuery(context), filter), filter, asOf)).select(
    sql<number>`row_number() over (partition by ${SLOT} order by ${NEWEST_FIRST})`.as('recency'),
  );
  let current = context
    .tables()
    .selectFrom(known.as('k'))
    .selectAll()
    .select([
      sql<number>`case when year is null then 1 else 0 end`.as('undated'),
      sql<string>`coalesce(start_on, cast(year as text), '')`.as('starts'),
      sql<number>`case when coalesce(value, low, high) is null then 1 else 0 end`.as('valueless'),
      sql<StoredNumber>`coalesce(value, low, high, 0)`.as('value_or_zero'),
    ]);
  if (!filter?.includeRevisions) current = current.where('recency', '=', 1);
  if (filter?.quality) current = current.where('quality', 'in', filter.quality);
  if (filter?.periodKinds) current = current.where(PERIOD_KIND, 'in', filter.periodKinds);
  if (filter?.hasValue != null) current = current.where('value', filter.hasValue ? 'is not' : 'is', null);
  return current;
}

/** Limits on what the rows of a slot have in common: the same before and after the current one is chosen. */
export function bySlot(
  context: RequestContext,
  query: MeasurementsQuery,
  filter: MeasurementFilter | null | undefined,
): MeasurementsQuery {
  let narrowed = query;
  if (filter?.indicators) narrowed = narrowed.where('m.indicator', 'in', filter.indicators);
  if (filter?.areas) narrowed = narrowed.where('m.area', 'in', filter.areas);
  if (filter?.within != null) narrowed = narrowed.where(sql<SqlBool>`m.area in ${codesWithin(filter.within)}`);
  if (filter?.kinds) {
    // A query of its own rather than one of the expression builder, in which empty lists would not be handled.
    const areas = context.tables(AreaEntity).selectFrom('area').select('code').where('kind', 'in', filter.kinds);
    narrowed = narrowed.where('m.area', 'in', areas);
  }
  if (filter?.years) narrowed = narrowed.where('m.year', 'in', filter.years);
  if (filter?.from != null) narrowed = narrowed.where('m.year', '>=', filter.from);
  if (filter?.to != null) narrowed = narrowed.where('m.year', '<=', filter.to);
  return narrowed;
}

/**
 * Limits on which values count; they come before the choice, so that a value shows that others have since replaced, or
 * are withdrawn.
 */
function byDocuments(
  query: MeasurementsQuery,
  filter: MeasurementFilter | null | undefined,
  asOf: string | null | undefined,
): MeasurementsQuery {
  let narrowed = query;
  if (filter?.documents) narrowed = narrowed.where('m.document', 'in', filter.documents);
  if (asOf != null) narrowed = narrowed.where('d.published_on', '<=', asOf);
  return filter?.includeRevisions ? narrowed : narrowed.where(stillCounts(MEASUREMENT_ID, asOf));
}

/** Rejects a filter without meaning, and warns of unknown keys in it. */
export async function checkMeasurementFilter(
  context: RequestContext,
  filter: MeasurementFilter | null | undefined,
): Promise<void> {
  if (!filter) return;
  checkYears(filter.from, filter.to, 'filter.');
  await warnOfUnknownKeys(context, [
    { argument: 'filter.indicators', kind: 'indicator', values: filter.indicators },
    { argument: 'filter.areas', kind: 'area', values: filter.areas },
    { argument: 'filter.within', kind: 'area', values: filter.within == null ? null : [filter.within] },
    { argument: 'filter.documents', kind: 'document', values: filter.documents },
  ]);
}

/** Every value published for the same indicator, area and period, newest first; the row itself included. */
export const revisionsOf = manyOf<MeasurementRow>('slot', (context, slots) =>
  context
    .tables()
    .selectFrom(inSeries(measurementsQuery(context), slots).as('s'))
    .selectAll()
    .where('slot', 'in', [...slots])
    .orderBy(NEWEST_FIRST)
    .execute(),
);

/** The same page of measurements for each of many areas or indicators. */
export async function measurementsUnder(
  context: RequestContext,
  parent: 'area' | 'indicator',
  key: string,
  args: MeasurementListArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<MeasurementRow> & Selected> {
  await checkMeasurementFilter(context, args.filter);
  const { filter, orderBy, asOf } = args;
  const page = await pageUnder<MeasurementRow>(
    context,
    key,
    {
      name: ['measurements-under', parent, filter, asOf],
      order: measurementOrder(orderBy),
      rows: (keys) =>
        currentMeasurements(context, filter, asOf, (all) => all.where(`m.${parent}`, 'in', keys)).select(
          `${parent} as parent`,
        ),
    },
    args,
    info,
  );
  return selected(page, { filter: narrowed(filter, `${parent}s`, key), asOf });
}
