import { sql, type SqlBool } from 'kysely';
import type { CitedPlace } from '../../../contract/export-table.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { DiscrepancyFilter, DiscrepancyKind } from './discrepancy.type.js';
import { MEASUREMENT_ID, seriesPartsOf } from '../measurement/measurement-key.js';
import { type MeasurementRow, measurementsQuery, NEWEST_FIRST } from '../measurement/measurement.repository.js';
import { stillCounts, warnOfUnknownKeys } from '../../provenance/index.js';
import type { StoredNumber } from '../../../contract/entity.js';
import { inTuples } from '../../../store/dialect.js';
import { ascending, type Query } from '../../../contract/page.js';
import { manyOf } from '../../../store/loaders.js';

/** Values that differ, as found. */
export interface DiscrepancyRow {
  /** What they are all about: see {@link comparableValues}. */
  subject: string;
  indicator: string;
  area: string;
  starts: string;
  period: string;
  lowest: StoredNumber;
  highest: StoredNumber;
  kind: DiscrepancyKind;
}

/**
 * The order of the list: periods that are not stated first within an indicator and area. Its name is part of cursors.
 */
export const BY_SUBJECT = ascending('THING', 'indicator', 'area', 'starts', 'subject');

/**
 * Values with the key of what they are about (`subject`), equal for values that can be compared: the slot, or,
 * where documents do not state the period, indicator and area. A document that gives several values without a period is
 * left out there: it is unknown which of them another document's value corresponds to.
 */
function comparableValues(context: RequestContext) {
  return context
    .tables()
    .selectFrom(
      measurementsQuery(context).where('m.value', 'is not', null).where(stillCounts(MEASUREMENT_ID, null)).as('v'),
    )
    .selectAll('v')
    .select([
      sql<string>`case when v.year is null then v.series || '/NS' else v.slot end`.as('subject'),
      sql<string>`coalesce(v.start_on, cast(v.year as text), '')`.as('starts'),
    ])
    .where(sql<SqlBool>`(v.year is not null or not exists (select 1 from measurement o
      where o.indicator = v.indicator and o.area = v.area
      and o.document = v.document and o.year is null and o.value is not null and o.period <> v.period))`);
}

/** Discrepancies that a filter lets through, as a query to page through; warns of unknown keys. */
export async function discrepancies(context: RequestContext, filter: DiscrepancyFilter | null | undefined) {
  await warnOfUnknownKeys(context, [
    { argument: 'filter.indicators', kind: 'indicator', values: filter?.indicators },
    { argument: 'filter.areas', kind: 'area', values: filter?.areas },
  ]);
  let values = comparableValues(context);
  if (filter?.indicators) values = values.where('v.indicator', 'in', filter.indicators);
  if (filter?.areas) values = values.where('v.area', 'in', filter.areas);
  const found = differing(context, values).as('f');
  const query = context.tables().selectFrom(found).selectAll();
  return (filter?.kinds ? query.where('kind', 'in', filter.kinds) : query).$castTo<DiscrepancyRow>();
}

/**
 * Groups values first by date of publication: where values of one date differ (within a document, or between documents
 * of the same day) none of them can have replaced another.
 */
function differing(context: RequestContext, values: ReturnType<typeof comparableValues>) {
  const db = context.tables();
  const byDate = db
    .selectFrom(values.as('c'))
    .select(['subject', 'indicator', 'area', 'starts', 'published_on'])
    .select([
      sql`min(period)`.as('period'),
      sql<number>`min(value)`.as('lowest'),
      sql<number>`max(value)`.as('highest'),
      sql<number>`max(changed)`.as('changed'),
    ])
    .groupBy(['subject', 'indicator', 'area', 'starts', 'published_on']);
  return db
    .selectFrom(byDate.as('b'))
    .select(['subject', 'indicator', 'area', 'starts'])
    .select([
      sql`min(period)`.as('period'),
      sql`min(lowest)`.as('lowest'),
      sql`max(highest)`.as('highest'),
      sql<number>`max(changed)`.as('changed'),
      sql`case when starts = '' or max(case when highest > lowest then 1 else 0 end) = 1
        then 'CONFLICT' else 'REVISION' end`.as('kind'),
    ])
    .groupBy(['subject', 'indicator', 'area', 'starts'])
    .having(sql<SqlBool>`max(highest) > min(lowest)`);
}

/** The discrepancies of a data version: it added or changed one of the values of each. */
export async function discrepanciesOfVersion(context: RequestContext, version: number, limit: number) {
  const db = context.tables();
  const touched = comparableValues(context).where(sql<SqlBool>`exists (select 1 from measurement c
    where c.indicator = v.indicator and c.area = v.area and c.changed = ${version})`);
  const found = db.selectFrom(differing(context, touched).as('f')).selectAll().where('changed', '=', version);
  const rows = await found
    .orderBy('indicator')
    .orderBy('area')
    .orderBy('starts')
    .orderBy('subject')
    .limit(limit)
    .$castTo<DiscrepancyRow>()
    .execute();
  const { count } = await db
    .selectFrom(found.as('f'))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return { rows, count: Number(count) };
}

/** Where the values of discrepancies were read, grouped. */
export function placesOfDiscrepancies(context: RequestContext, found: Query<DiscrepancyRow>): Query<CitedPlace> {
  return context
    .tables()
    .selectFrom(comparableValues(context).as('c'))
    .select((eb) => ['c.document', 'c.locator', eb.fn.countAll().as('rows')])
    .where(
      'c.subject',
      'in',
      context
        .tables()
        .selectFrom(found.as('f'))
        .select('f.subject' as never),
    )
    .groupBy(['c.document', 'c.locator']) as Query<CitedPlace>;
}

/** The values of a discrepancy, newest first. */
export const valuesOf = manyOf<MeasurementRow & { subject: string }>('subject', (context, subjects) => {
  // The subject is computed; its first two parts are the series, which has an index.
  const series = subjects.map(seriesPartsOf);
  return context
    .tables()
    .selectFrom(
      comparableValues(context)
        .where(inTuples(['v.indicator', 'v.area'], series))
        .as('c'),
    )
    .selectAll()
    .where('subject', 'in', [...subjects])
    .orderBy(NEWEST_FIRST)
    .execute();
});
