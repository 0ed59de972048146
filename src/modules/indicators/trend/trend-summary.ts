import { PeriodKind } from '../../../contract/period.js';
import { sentences, type Words, yearsInWords } from '../../../contract/words.js';
import { inDutch, inEnglish } from '../exact.js';
import { Direction } from '../indicator/indicator.type.js';
import type { Observation } from './observations.js';
import type { TrendRow } from './trend.js';
import { TrendDirection, TrendVerdict } from './trend.type.js';

/** A unit as values are printed with it. */
interface PrintedUnit {
  code: string;
  symbol: string;
  name_nl: string;
  name_en: string | null;
}

/** Units without a word of their own beside a value. */
const PLAIN = new Set(['count', 'grade']);

const withSign = (value: string, unit: PrintedUnit): string => (unit.code === 'euro' ? `€ ${value}` : value);

function withUnit(value: string, unit: PrintedUnit, name: string): string {
  if (PLAIN.has(unit.code) || unit.code === 'euro') return withSign(value, unit);
  return unit.code === 'percent' ? `${value}${unit.symbol}` : `${value} ${name}`;
}

function valueIn({ value }: Observation, unit: PrintedUnit): Words {
  return {
    nl: withUnit(inDutch(value), unit, unit.name_nl),
    en: withUnit(inEnglish(value), unit, unit.name_en ?? unit.name_nl),
  };
}

const SCHOOL_YEARS = { nl: 'schooljaren', en: 'school years' };

/** Over which stretch of time, and how many values: of which years, where some lack a value. */
function stretch(first: Observation, last: Observation, measured: readonly number[]): Words {
  const observations = measured.length;
  const yearly = first.kind === PeriodKind.YEAR || first.kind === PeriodKind.SCHOOL_YEAR;
  if (!yearly) {
    const [from, to] = [first.label, last.label];
    return {
      nl: `over ${observations} waarden, ${from.nl} t/m ${to.nl}`,
      en: `over ${observations} values, ${from.en} to ${to.en}`,
    };
  }
  const years = last.year - first.year + 1;
  const unit = first.kind === PeriodKind.SCHOOL_YEAR ? SCHOOL_YEARS : { nl: 'jaar', en: 'years' };
  const which = observations < years ? yearsInWords(measured) : null;
  return {
    nl: `over ${years} ${unit.nl}, ${first.year}–${last.year} (${observations} waarden${which ? `: ${which.nl}` : ''})`,
    en: `over ${years} ${unit.en}, ${first.year}–${last.year} (${observations} values${which ? `: ${which.en}` : ''})`,
  };
}

function movement(trend: TrendRow, unit: PrintedUnit): Words {
  const last = valueIn(trend.last!, unit);
  // The unit comes once, behind the last value.
  const first = { nl: withSign(inDutch(trend.first!.value), unit), en: withSign(inEnglish(trend.first!.value), unit) };
  const over = stretch(trend.first!, trend.last!, trend.years);
  if (trend.change === 0)
    return { nl: `Begon en eindigde op ${last.nl} ${over.nl}`, en: `Began and ended at ${last.en} ${over.en}` };
  const [nl, en] = trend.change! > 0 ? ['Steeg', 'Rose'] : ['Daalde', 'Fell'];
  return {
    nl: `${nl} van ${first.nl} naar ${last.nl} ${over.nl}`,
    en: `${en} from ${first.en} to ${last.en} ${over.en}`,
  };
}

/** A p-value with two decimals; three where two would hide on which side of 0.10 it lies. */
function probability(p: number): Words {
  if (p < 0.01) return { nl: 'p onder 0,01', en: 'p under 0.01' };
  const text = p.toFixed(Math.abs(p - 0.1) < 0.005 ? 3 : 2).replace(/\.?0+$/, '');
  return { nl: `p ${text.replace('.', ',')}`, en: `p ${text}` };
}

const WANTED: Readonly<Record<Direction, Words>> = {
  [Direction.DOWN]: { nl: 'een daling', en: 'a fall' },
  [Direction.UP]: { nl: 'een stijging', en: 'a rise' },
};

const NO_WISH = { nl: 'De documenten noemen geen gewenste richting.', en: 'The documents state no desired direction.' };

/** What documents want of the indicator; they may want it of other areas than that of the series. */
function wish(desired: Direction | null): Words {
  if (desired === null) return NO_WISH;
  return {
    nl: `Bij deze indicator is ${WANTED[desired].nl} gewenst.`,
    en: `For this indicator ${WANTED[desired].en} is desired.`,
  };
}

const CLEAR: Readonly<Record<string, Words>> = {
  [TrendDirection.RISING]: { nl: 'een duidelijke stijging', en: 'a clear rise' },
  [TrendDirection.FALLING]: { nl: 'een duidelijke daling', en: 'a clear fall' },
};

/** How sure the movement is, and what it means against the desired direction. */
function certainty(trend: TrendRow): { with: Words; after: Words[] } {
  const p = probability(trend.pValue!);
  const clear = CLEAR[trend.direction];
  if (!clear)
    return {
      with: { nl: `; met ${p.nl} is dat geen duidelijke trend.`, en: `; with ${p.en} that is not a clear trend.` },
      after: [wish(trend.desired)],
    };
  const is = { nl: `; met ${p.nl} is dat ${clear.nl}`, en: `; with ${p.en} that is ${clear.en}` };
  if (trend.desired === null) return { with: { nl: `${is.nl}.`, en: `${is.en}.` }, after: [] };
  const good = trend.verdict === TrendVerdict.IMPROVING;
  const wanted = WANTED[trend.desired];
  return {
    with: good
      ? { nl: `${is.nl}, zoals bij deze indicator gewenst.`, en: `${is.en}, as desired for this indicator.` }
      : {
          nl: `${is.nl}, terwijl bij deze indicator ${wanted.nl} gewenst is.`,
          en: `${is.en}, where ${wanted.en} is desired for this indicator.`,
        },
    after: [],
  };
}

const NO_VALUES = { nl: 'Er zijn geen waarden om te vergelijken.', en: 'There are no values to compare.' };

function fewValues(trend: TrendRow, unit: PrintedUnit): Words {
  if (trend.observations === 0) return NO_VALUES;
  const value = valueIn(trend.first!, unit);
  const { label } = trend.first!;
  if (trend.observations === 1)
    return {
      nl: `Eén waarde, ${value.nl} (${label.nl}): er is nog geen ontwikkeling te zien.`,
      en: `One value, ${value.en} (${label.en}): no development can be seen yet.`,
    };
  const moved = movement(trend, unit);
  return {
    nl: `${moved.nl}; twee waarden zijn te weinig voor een trend.`,
    en: `${moved.en}; two values are too few for a trend.`,
  };
}

/** What a trend did, over how many values, how sure that is, and against which desired direction. No cause. */
export function summaryOf(trend: TrendRow, unit: PrintedUnit): Words {
  const remark = trend.remark ? [trend.remark] : [];
  if (trend.pValue === null) return sentences([fewValues(trend, unit), wish(trend.desired), ...remark]);
  const moved = movement(trend, unit);
  const { with: sure, after } = certainty(trend);
  return sentences([{ nl: moved.nl + sure.nl, en: moved.en + sure.en }, ...after, ...remark]);
}
