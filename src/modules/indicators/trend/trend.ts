import { sentences, type Words } from '../../../contract/words.js';
import { Exact, rounded } from '../exact.js';
import { Direction } from '../indicator/indicator.type.js';
import { type MannKendall, mannKendall } from './mann-kendall.js';
import { type Observation, type Observations, observationsOf, type TrendPoint } from './observations.js';
import { theilSenSlope } from './theil-sen.js';
import { type Trend, TrendDirection, TrendVerdict } from './trend.type.js';

/** With fewer observations, no direction is given. */
const FEWEST = 3;
/** A direction is clear at a two-sided p of at most this; p is given, so that a reader can be stricter. */
const CLEAR = 0.1;

/** A series as far as its trend needs it. */
interface TrendSubject {
  indicator: { desired_direction: Direction | null; unit: string };
  /** In order of time. */
  points: readonly TrendPoint[];
  /** Approximate figures that are not among exact points. */
  estimates: readonly TrendPoint[];
  /** The breaks that concern this indicator and area. */
  breaks: readonly { break_on: string }[];
}

/** A trend with what its texts are made of. */
export interface TrendRow extends Trend {
  /** Code of the unit of the values. */
  unit: string;
  desired: Direction | null;
  /** Year of each observation, in order of time. */
  years: number[];
  first: Observation | null;
  last: Observation | null;
  /** What was left out and what a reader must know. */
  remark: Words | null;
}

/**
 * How a series moves: Theil–Sen slope, change from first to last, Mann–Kendall test, and what that means against the
 * desired direction. It never crosses a break, and a missing value is never 0.
 */
export function trendOf({ indicator, points, estimates, breaks }: TrendSubject): TrendRow {
  const observations = observationsOf(points, breaks, estimates.length);
  const { comparable } = observations;
  const enough = comparable.length >= FEWEST;
  const test = enough ? mannKendall(comparable.map(({ value }) => Number(value))) : null;
  const slope = enough ? theilSenSlope(comparable) : null;
  const verdict = verdictOf(observations, test, indicator.desired_direction);
  return {
    from: comparable[0]?.year ?? null,
    to: comparable.at(-1)?.year ?? null,
    observations: comparable.length,
    slopePerYear: slope && rounded(slope),
    ...changeOf(comparable),
    pValue: test && rounded(test.p),
    direction: directionOf(test, slope),
    verdict,
    unit: indicator.unit,
    desired: indicator.desired_direction,
    years: comparable.map(({ year }) => year),
    first: comparable[0] ?? null,
    last: comparable.at(-1) ?? null,
    remark: remarkOf(observations.leftOut, isClear(test) && indicator.desired_direction === null),
  };
}

function changeOf(observations: readonly Observation[]): Pick<Trend, 'change' | 'changePercent'> {
  if (observations.length < 2) return { change: null, changePercent: null };
  const first = new Exact(observations[0]!.value);
  const change = new Exact(observations.at(-1)!.value).minus(first);
  return { change: rounded(change), changePercent: first.isZero() ? null : rounded(change.div(first).times(100)) };
}

function isClear(test: MannKendall | null): test is MannKendall {
  return test !== null && test.p <= CLEAR;
}

/** Clear, else flat when the slope is 0, else unknown: a slope that chance alone could give is no direction. */
function directionOf(test: MannKendall | null, slope: Exact | null): TrendDirection {
  if (isClear(test)) return test.s > 0 ? TrendDirection.RISING : TrendDirection.FALLING;
  return slope?.isZero() ? TrendDirection.FLAT : TrendDirection.UNKNOWN;
}

function verdictOf(
  { comparable, beforeBreak }: Observations,
  test: MannKendall | null,
  desired: Direction | null,
): TrendVerdict {
  if (comparable.length < FEWEST)
    return beforeBreak > 0 ? TrendVerdict.NOT_COMPARABLE : TrendVerdict.TOO_FEW_OBSERVATIONS;
  if (!isClear(test)) return TrendVerdict.NO_CLEAR_TREND;
  if (desired === null) return TrendVerdict.NO_DIRECTION;
  return test.s > 0 === (desired === Direction.UP) ? TrendVerdict.IMPROVING : TrendVerdict.WORSENING;
}

const NO_GOOD_SIDE = {
  nl: 'De documenten noemen geen gewenste richting: deze beweging is goed noch slecht te noemen.',
  en: 'The documents state no desired direction: this movement is neither good nor bad.',
};

function remarkOf(leftOut: readonly Words[], withoutGoodSide: boolean): Words | null {
  const left = leftOut.map(({ nl }) => nl).join(', ');
  const out = leftOut.map(({ en }) => en).join(', ');
  const remarks = [
    ...(leftOut.length > 0 ? [{ nl: `Niet meegeteld: ${left}.`, en: `Left out: ${out}.` }] : []),
    ...(withoutGoodSide ? [NO_GOOD_SIDE] : []),
  ];
  return remarks.length > 0 ? sentences(remarks) : null;
}
