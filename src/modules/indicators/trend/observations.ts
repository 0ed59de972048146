import { groupBy } from '../../../contract/collections.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
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
  start: string;
  year: number;
  months: number;
  value: StoredNumber;
  quality: Quality;
}

/** The observations that a trend may be computed over, and what was left out of it. */
export interface Observations {
  comparable: Observation[];
  /** How many observations lie before the last break. */
  beforeBreak: number;
  /** What was left out, as Dutch phrases. */
  leftOut: string[];
}

/** Longer kinds of period first: they win when two kinds have as many values. */
const KINDS = [
  PeriodKind.YEAR,
  PeriodKind.SCHOOL_YEAR,
  PeriodKind.HALF_YEAR,
  PeriodKind.QUARTER,
  PeriodKind.MONTH,
  PeriodKind.DATE,
];

/**
 * Picks the observations of a series, whose points come in order of time.
 *
 * - A missing value, bounds without a value, a forecast and a period that is not stated are no observation.
 * - One kind of period only, the commonest: a quarter's count next to a year's, or the total of three years beside each
 *   of them, is no movement. Other stretches (RANGE) differ in length and never count.
 * - Nothing from before the last break. A period that holds the break's first day lies before it; a value of quality
 *   BREAK starts again by itself, unless a stated break already lies between it and the value before. A break with
 *   nothing behind it parts nothing.
 */
export function observationsOf(points: readonly TrendPoint[], breaks: readonly { break_on: string }[]): Observations {
  const reasons = points.map((point) => ({ point, reason: reasonToLeaveOut(point) }));
  const dated = reasons.filter(({ reason }) => reason === null).map(({ point }) => observationOf(point));
  const kind = commonestKind(dated);
  const comparable = dated.filter((observation) => observation.kind === kind);
  const parting = lastParting(
    comparable,
    breaks.map(({ break_on }) => break_on),
  );
  const after = parting === null ? comparable : comparable.filter(({ start }) => start >= parting.from);
  const beforeBreak = comparable.length - after.length;
  const leftOut = groupBy(
    reasons.map(({ reason }) => reason).filter((reason) => reason !== null),
    (reason) => reason,
  );
  const counts = [...leftOut].map(([reason, times]) => `${times.length} ${reason}`);
  const otherKinds = dated.length - comparable.length;
  if (otherKinds > 0) counts.push(`${otherKinds} over een ander soort periode`);
  if (beforeBreak > 0) counts.push(`${beforeBreak} van vóór de breuk van ${parsePeriod(parting!.day)!.label}`);
  return { comparable: after, beforeBreak, leftOut: counts };
}

function reasonToLeaveOut(point: TrendPoint): string | null {
  if (point.value === null)
    return point.low === null && point.high === null ? 'zonder waarde' : 'met alleen een grens of bandbreedte';
  if (parsePeriod(point.period)?.start == null) return 'zonder vermelde periode';
  return point.quality === Quality.FORECAST ? 'als prognose' : null;
}

function observationOf({ period, value, quality }: TrendPoint): Observation {
  const { kind, start, year } = parsePeriod(period)!;
  return { kind, start: start!, year: year!, months: monthsSinceYear0(start!), value: value!, quality };
}

function commonestKind(observations: readonly Observation[]): PeriodKind | null {
  const count = (kind: PeriodKind): number => observations.filter((observation) => observation.kind === kind).length;
  return KINDS.reduce<PeriodKind | null>(
    (best, kind) => (count(kind) > (best === null ? 0 : count(best)) ? kind : best),
    null,
  );
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
