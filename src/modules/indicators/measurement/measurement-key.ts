import { type RawBuilder, sql } from 'kysely';
import { nodeId, splitNodeId } from '../../../contract/node-id.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';

/** The key columns of a measurement; its id is composed of them, so that the largest table need not store it too. */
export interface MeasurementKey {
  indicator: string;
  area: string;
  period: string;
  document: string;
  /** 1 for the first value that a document gives, 2 and on for others in the same document. */
  rank: number;
}

/** The id of a measurement; only further values of the same document carry their rank. */
export function measurementId({ indicator, area, period, document, rank }: MeasurementKey): string {
  return nodeId('measurement', indicator, area, period, document, ...(rank > 1 ? [rank] : []));
}

/**
 * Reads the id of a measurement; null when it is not one. A period over several years contains the separator of ids
 * itself.
 */
export function measurementKey(id: string): MeasurementKey | null {
  const { kind, key } = splitNodeId(id);
  const [indicator, area, ...rest] = key.split('/');
  if (kind !== 'measurement' || !indicator || !area) return null;
  const length = [2, 1].find((parts) => parsePeriod(rest.slice(0, parts).join('/')) !== null) ?? 1;
  const [document, rank = '1', ...more] = rest.slice(length);
  if (!document || !/^[1-9]\d{0,8}$/.test(rank) || more.length > 0) return null;
  return { indicator, area, period: rest.slice(0, length).join('/'), document, rank: Number(rank) };
}

/** The id, composed by the database from the columns of the table `m`. */
export const MEASUREMENT_ID: RawBuilder<string> = sql`'measurement/' || m.indicator || '/' || m.area || '/' || m.period
  || '/' || m.document
  || case when m.rank > 1 then '/' || m.rank else '' end`;

/** `<indicator>/<area>`: what a series is about. */
export const SERIES: RawBuilder<string> = sql`m.indicator || '/' || m.area`;

/**
 * `<series>/<period>`: what documents can differ about. Two documents' first figure without a period need not be about
 * the same period, so there it is one per document.
 */
export const SLOT: RawBuilder<string> = sql`m.indicator || '/' || m.area || '/' || m.period
  || case when m.year is null then '/' || m.document else '' end`;

/** The kind of a period, from the form of its code (`parsePeriod`). */
export const PERIOD_KIND: RawBuilder<PeriodKind> = sql`case
  when period like 'NS-%' then ${sql.lit(PeriodKind.NOT_STATED)}
  when period like '%/%' then ${sql.lit(PeriodKind.RANGE)}
  when period like '%SY%' then ${sql.lit(PeriodKind.SCHOOL_YEAR)}
  when period like '%H%' then ${sql.lit(PeriodKind.HALF_YEAR)}
  when period like '%Q%' then ${sql.lit(PeriodKind.QUARTER)}
  when length(period) = 4 then ${sql.lit(PeriodKind.YEAR)}
  when length(period) = 7 then ${sql.lit(PeriodKind.MONTH)}
  else ${sql.lit(PeriodKind.DATE)} end`;

/** The series that a key of {@link SERIES} or {@link SLOT} is about. */
export function seriesPartsOf(key: string): [indicator: string, area: string] {
  const [indicator = '', area = ''] = key.split('/');
  return [indicator, area];
}
