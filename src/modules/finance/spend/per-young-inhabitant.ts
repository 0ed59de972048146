import type { RequestContext } from '../../../contract/request-context.js';
import type { Amount } from '../money.js';
import { enumerated, enumeration, type Words } from '../../../contract/words.js';
import { currentFigures, MissingReason } from '../../indicators/index.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** Decimals of an amount per young inhabitant: enough to compare, without suggesting an exact quotient. */
const QUOTIENT_DECIMALS = 6;

/** Number of young inhabitants of an area in a year, or why it is missing. */
export interface InhabitantsFigure {
  year: number;
  value: StoredNumber | null;
  missing: MissingReason | null;
}

/** The amount of a year, in total and per young inhabitant. */
export interface YearValue {
  year: number;
  amount: Amount;
  perYoungInhabitant: number | null;
  missing: MissingReason | null;
}

/** The quotient, rounded to six decimals. */
export function quotientOf(amount: Amount, inhabitants: StoredNumber): number {
  return amount.dividedBy(inhabitants).toDecimalPlaces(QUOTIENT_DECIMALS).toNumber();
}

/** One figure per year: the first with a value, otherwise the first that gives a reason why it has none. */
function figureOf(figures: readonly InhabitantsFigure[], year: number): InhabitantsFigure | undefined {
  const ofYear = figures.filter((figure) => figure.year === year);
  return ofYear.find(({ value }) => value !== null && Number(value) > 0) ?? ofYear.find(({ value }) => value === null);
}

/** Divides each year's amount by the young inhabitants of that year; no other year's figure replaces a missing one. */
export function perYoungInhabitant(
  perYear: readonly { year: number; amount: Amount }[],
  figures: readonly InhabitantsFigure[],
): YearValue[] {
  return perYear.map(({ year, amount }) => {
    const figure = figureOf(figures, year);
    if (figure?.value == null)
      return { year, amount, perYoungInhabitant: null, missing: figure?.missing ?? MissingReason.NOT_AVAILABLE };
    return { year, amount, perYoungInhabitant: quotientOf(amount, figure.value), missing: null };
  });
}

/** A note on the years without a known number of young inhabitants. */
export function inhabitantsNotes(perYear: readonly YearValue[], area: Words): Words[] {
  const years = perYear.filter((row) => row.perYoungInhabitant === null).map(({ year }) => year);
  if (years.length === 0) return [];
  return [
    {
      nl:
        `Van ${area.nl} is voor ${enumeration(years)} geen aantal inwoners van 0 tot 18 jaar bekend: ` +
        'het bedrag per jonge inwoner ontbreekt daar.',
      en:
        `For ${area.en}, the number of inhabitants aged 0 to 18 is not known for ${enumeration(years, 'and')}: ` +
        'the amount per young inhabitant is missing there.',
    },
  ];
}

/** The indicator that spending is divided by. */
const YOUNG_INHABITANTS = 'inwoners-0-18';

/** Inhabitants aged 0 to 18 of an area by year, as known on a day. */
export async function youngInhabitantsOf(
  context: RequestContext,
  area: string,
  asOf: string | null,
): Promise<InhabitantsFigure[]> {
  const figures = await currentFigures(context, { indicator: YOUNG_INHABITANTS, area, asOf });
  return figures.flatMap(({ year, value, missing }) => (year === null ? [] : [{ year, value, missing }]));
}

const NO_AREA = {
  nl: 'Het plan noemt geen gebied: een bedrag per jonge inwoner is er niet.',
  en: 'The plan names no area: there is no amount per young inhabitant.',
};

/** An area as notes name it. */
interface NamedArea {
  code: string;
  name_nl: string;
  name_en: string | null;
}

/**
 * Why a plan's spending cannot be divided by the inhabitants of an area; null if it can. It can only if the plan covers
 * that one area: the joint spending of several areas cannot be attributed to one of them.
 * @param codes those of the plan's areas
 * @param planAreas the areas as notes list them
 * @param area the requested area, null for the plan's own
 */
export function divisionProblem(
  codes: readonly string[],
  planAreas: readonly NamedArea[],
  area: NamedArea | null,
): Words | null {
  if (area && !codes.includes(area.code)) {
    const name = area.name_en ?? area.name_nl;
    return {
      nl:
        `Het plan geldt niet voor ${area.name_nl}: de uitgaven zijn die van het plan zelf, ` +
        `en een bedrag per jonge inwoner van ${area.name_nl} is er niet.`,
      en:
        `The plan does not cover ${name}: the spending is that of the plan itself, ` +
        `and there is no amount per young inhabitant of ${name}.`,
    };
  }
  if (codes.length === 1) return null;
  if (codes.length === 0) return NO_AREA;
  const names = enumerated(planAreas.map(({ name_nl, name_en }) => ({ nl: name_nl, en: name_en ?? name_nl })));
  return {
    nl:
      `Het plan geldt voor ${planAreas.length} gebieden samen (${names.nl}): ` +
      'een bedrag per jonge inwoner van één gebied is er niet.',
    en:
      `The plan covers ${planAreas.length} areas together (${names.en}): ` +
      'there is no amount per young inhabitant of one area.',
  };
}
