import type { Words } from '../../../contract/words.js';
import { SummaryLimit } from './measurement-summary.type.js';

/** Limits on every figure of a group; the others are on its sum alone. */
export const ON_EVERY_FIGURE: ReadonlySet<SummaryLimit> = new Set([
  SummaryLimit.SEVERAL_INDICATORS,
  SummaryLimit.SEVERAL_PERIOD_KINDS,
  SummaryLimit.SEVERAL_STRETCHES,
  SummaryLimit.SEVERAL_AREA_LEVELS,
  SummaryLimit.SEVERAL_QUALITIES,
  SummaryLimit.SEVERAL_REVISIONS,
  SummaryLimit.PERIOD_NOT_STATED,
  SummaryLimit.DOCUMENTS_DIFFER,
]);

const WHY: Readonly<Record<SummaryLimit, Words>> = {
  [SummaryLimit.SEVERAL_INDICATORS]: {
    nl: 'de waarden zijn van meer dan één indicator',
    en: 'the values are of more than one indicator',
  },
  [SummaryLimit.SEVERAL_PERIOD_KINDS]: {
    nl: 'de waarden gaan over verschillende soorten perioden',
    en: 'the values are of several kinds of period',
  },
  [SummaryLimit.SEVERAL_STRETCHES]: {
    nl: 'de waarden gaan over verschillende tijdvakken, die elkaar kunnen overlappen',
    en: 'the values are over several stretches of time, which may overlap',
  },
  [SummaryLimit.SEVERAL_AREA_LEVELS]: {
    nl: 'de gebieden zijn van verschillende niveaus, het ene binnen het andere',
    en: 'the areas are of several levels, one within another',
  },
  [SummaryLimit.SEVERAL_QUALITIES]: {
    nl: 'exacte waarden zijn niet te vermengen met schattingen of prognoses',
    en: 'exact values are not to be mixed with estimates or forecasts',
  },
  [SummaryLimit.SEVERAL_REVISIONS]: {
    nl: 'van dezelfde waarde zijn er meerdere versies',
    en: 'there are several revisions of one figure',
  },
  [SummaryLimit.PERIOD_NOT_STATED]: {
    nl: 'niet bij alle waarden is een periode vermeld, zodat niet vaststaat of ze over dezelfde tijd gaan',
    en: 'not all values have a stated period, so that it is unknown whether they are of the same time',
  },
  [SummaryLimit.DOCUMENTS_DIFFER]: {
    nl: 'documenten geven verschillende waarden voor dezelfde indicator en hetzelfde gebied',
    en: 'documents give different values for the same indicator and area',
  },
  [SummaryLimit.SEVERAL_REGIONS]: {
    nl: "de gebieden zijn meerdere regio's, die elkaar kunnen overlappen",
    en: 'the areas are several regions, which may overlap',
  },
  [SummaryLimit.SEVERAL_PERIODS]: {
    nl: 'de waarden zijn van meer dan één periode, en dezelfde mensen kunnen in meer dan één periode zijn geteld',
    en: 'the values are of more than one period, and people may be counted in more than one',
  },
  [SummaryLimit.NOT_ADDITIVE]: { nl: 'de eenheid is niet op te tellen', en: 'the unit cannot be added' },
};

/** Why figures of a group are null: one sentence for each limit. */
export function limitsInWords(limits: readonly SummaryLimit[]): Words[] {
  return limits.map((limit) => {
    const { nl, en } = WHY[limit];
    return ON_EVERY_FIGURE.has(limit)
      ? { nl: `Geen laagste, hoogste, gemiddelde of som: ${nl}.`, en: `No lowest, highest, mean or sum: ${en}.` }
      : { nl: `Geen som: ${nl}.`, en: `No sum: ${en}.` };
  });
}
