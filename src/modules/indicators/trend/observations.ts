import { groupBy } from '../../../contract/collections.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
import type { Words } from '../../../contract/words.js';
import { Quality } from '../measurement/measurement.type.js';
import type { StoredNumber } from '../../../contract/entity.js';

/**
 * A day on the axis of time, in months since year 0. A first of the month is a whole number, so that periods that begin
 * on the same day of successive years (calendar years, school years, quarters) lie exactly 12 apart, leap year or not.
 * Counted in days, 1 August 2019, 2020 and 2021 would lie 1.0012 and 0.9989 year apart, and that noise would go into
 * every slope.
 */
export function monthsSinceYear0(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year * 12 + (month - 1) + (date - 1) / daysInMonth;
}

/** A point of a series, as far as a trend needs it. */
export interface TrendPoint {
  period: string;
  value: StoredNumber | null;
  low: StoredNumber | null;
  high: StoredNumber | null;
  quality: Quality;
}

/** A value at a known time, fit to be compared with others. */
export interface Observation {
  kind: PeriodKind;
  /** First day; of a school year that is named by one year only, the earliest that it can be. */
  start: string;
  year: number;
  /** The period as people read it, such as `2017 Q1`. */
  label: Words;
  months: number;
  value: StoredNumber;
  quality: Quality;
}

/** The observations that a trend may be computed over, and what was left out of it. */
export interface Observations {
  comparable: Observation[];
  /** How many observations lie before the last break. */
  beforeBreak: number;
  /** What was left out, as phrases. */
  leftOut: Words[];
}

/**
 * Picks the observations of a series, whose points are of one kind of period and come in order of time.
 *
 * - A missing value, bounds without a value, a forecast and a period that is not stated are no observation. Neither are
 *   other stretches of time (RANGE), such as totals of several years: they differ in length.
 * - An approximate figure (ESTIMATED) does not count where others are exact: "ruim 70.000" and then 71,204 is no
 *   movement. `estimates` says how many a series has kept apart for that reason already.
 * - Nothing from before the last break. A period that holds the break's first day lies before it; a value of quality
 *   BREAK starts again by itself, unless a stated break already lies between it and the value before. A break with
 *   nothing behind it parts nothing.
 */
export function observationsOf(
  points: readonly TrendPoint[],
  breaks: readonly { break_on: string }[],
  estimates = 0,
): Observations {
  const hasExact = points.some(({ value, quality }) => value !== null && quality !== Quality.ESTIMATED);
  const reasons = points.map((point) => ({ point, reason: reasonToLeaveOut(point, hasExact) }));
  const comparable = reasons.filter(({ reason }) => reason === null).map(({ point }) => observationOf(point));
  const parting = lastParting(
    comparable,
    breaks.map(({ break_on }) => break_on),
  );
  const after = parting === null ? comparable : comparable.filter(({ start }) => start >= parting.from);
  const beforeBreak = comparable.length - after.length;
  const leftOut = groupBy(
    [...reasons.map(({ reason }) => reason), ...Array<Words>(estimates).fill(ESTIMATE)].filter(
      (reason) => reason !== null,
    ),
    (reason) => reason,
  );
  const counts = [...leftOut].map(([reason, times]) => counted(times.length, reason));
  if (beforeBreak > 0) counts.push(counted(beforeBreak, beforeBreakOf(parting!.day)));
  return { comparable: after, beforeBreak, leftOut: counts };
}

const counted = (count: number, what: Words): Words => ({ nl: `${count} ${what.nl}`, en: `${count} ${what.en}` });

const NO_VALUE = { nl: 'zonder waarde', en: 'without a value' };
const BOUNDS_ONLY = { nl: 'met alleen een grens of bandbreedte', en: 'with only a bound or a range' };
const NO_PERIOD = { nl: 'zonder vermelde periode', en: 'without a stated period' };
const FORECAST = { nl: 'als prognose', en: 'as a forecast' };
const STRETCH = { nl: 'over een afwijkend tijdvak', en: 'over another stretch of time' };
const ESTIMATE = { nl: 'als schatting', en: 'as an estimate' };

function beforeBreakOf(day: string): Words {
  const { nl, en } = parsePeriod(day)!.label;
  return { nl: `van vóór de breuk van ${nl}`, en: `from before the break of ${en}` };
}

function reasonToLeaveOut(point: TrendPoint, hasExact: boolean): Words | null {
  if (point.value === null) return point.low === null && point.high === null ? NO_VALUE : BOUNDS_ONLY;
  const { kind } = parsePeriod(point.period)!;
  if (kind === PeriodKind.NOT_STATED) return NO_PERIOD;
  if (kind === PeriodKind.RANGE) return STRETCH;
  if (hasExact && point.quality === Quality.ESTIMATED) return ESTIMATE;
  return point.quality === Quality.FORECAST ? FORECAST : null;
}

function observationOf({ period, value, quality }: TrendPoint): Observation {
  const { kind, label, start: stated, year } = parsePeriod(period)!;
  const start = stated ?? `${year! - 1}-08-01`;
  return { kind, start, year: year!, label, months: monthsSinceYear0(start), value: value!, quality };
}

/**
 * The last break that has an observation behind it: its day, and the start of that observation; null when there is
 * none. Where a value of quality BREAK answers to a break whose day is stated, the stated day is the one to report.
 */
function lastParting(
  observations: readonly Observation[],
  stated: readonly string[],
): { day: string; from: string } | null {
  const marked = observations.filter(({ quality }) => quality === Quality.BREAK).map(({ start }) => start);
  return [...marked, ...stated.toSorted()].reduce<{ day: string; from: string } | null>((last, day) => {
    const from = observations.find(({ start }) => start >= day)?.start;
    return from !== undefined && (last === null || from >= last.from) ? { day, from } : last;
  }, null);
}
