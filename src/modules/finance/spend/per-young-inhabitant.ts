import type { RequestContext } from '../../../contract/request-context.js';
import type { Amount } from '../money.js';
import { enumeration } from './spend.js';
import { MissingReason, seriesOf } from '../../indicators/index.js';
import type { StoredNumber } from '../../../store/dialect.js';

/** Decimals of an amount per young inhabitant: enough to compare, without pretending that a quotient is exact. */
const QUOTIENT_DECIMALS = 6;

/** What is known of the young inhabitants of an area in a year: a number, or the reason why there is none. */
export interface InhabitantsFigure {
  year: number;
  value: StoredNumber | null;
  missing: MissingReason | null;
}

/** An amount of a year with what it is per young inhabitant. */
export interface YearValue {
  year: number;
  amount: Amount;
  perYoungInhabitant: number | null;
  missing: MissingReason | null;
}

/** The exact quotient, rounded to six decimals. */
export function quotientOf(amount: Amount, inhabitants: StoredNumber): number {
  return amount.dividedBy(inhabitants).toDecimalPlaces(QUOTIENT_DECIMALS).toNumber();
}

/** One figure a year: the first of the year that has a value, else the first that says why it has none. */
function figureOf(figures: readonly InhabitantsFigure[], year: number): InhabitantsFigure | undefined {
  const ofYear = figures.filter((figure) => figure.year === year);
  return ofYear.find(({ value }) => value !== null && Number(value) > 0) ?? ofYear.find(({ value }) => value === null);
}

/** Divides the amounts of each year by the young inhabitants of that same year; no other year's figure stands in for one that is missing. */
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

/** Says of which years the number of young inhabitants is not known. */
export function inhabitantsNotes(perYear: readonly YearValue[], area: string): string[] {
  const years = perYear.filter((row) => row.perYoungInhabitant === null).map(({ year }) => year);
  if (years.length === 0) return [];
  return [
    `Van ${area} is voor ${enumeration(years)} geen aantal inwoners van 0 tot 18 jaar bekend: het bedrag per jonge inwoner ontbreekt daar.`,
  ];
}

/** The indicator that spend is divided by. */
const YOUNG_INHABITANTS = 'inwoners-0-18';

/** The inhabitants aged 0 to 18 of an area, by the year of the figure, as they were known on a day. */
export async function youngInhabitantsOf(
  context: RequestContext,
  area: string,
  asOf: string | null,
): Promise<InhabitantsFigure[]> {
  const series = await seriesOf(context, { indicator: YOUNG_INHABITANTS, area, asOf });
  return (series?.points ?? []).flatMap(({ year, value, missing }) =>
    year === null ? [] : [{ year, value, missing }],
  );
}
