import { sentences, type Words, yearsInWords } from '../../../contract/words.js';
import { type Amount, euros } from '../money.js';
import { amountEachYear, amountOf, type BudgetCover, type CoverageRow, type OfYear } from './coverage.js';
import { liesWithin } from './payment.js';
import { MissingReason } from '../../indicators/index.js';

/** An amount as a yearly one where it is the same in each year, else with its years. */
function inYears(rows: readonly OfYear[], years: readonly number[]): Words {
  const each = amountEachYear(rows, years);
  if (each) return { nl: `${euros(each).nl} per jaar`, en: `${euros(each).en} a year` };
  const all = euros(amountOf(rows));
  if (rows.length === 0) return all;
  const span = yearsInWords(rows.map(({ year }) => year));
  return { nl: `${all.nl} in ${span.nl}`, en: `${all.en} in ${span.en}` };
}

function percentage(part: Amount, whole: Amount): Words {
  const text = part.dividedBy(whole).times(100).toDecimalPlaces(1).toString();
  return { nl: `${text.replace('.', ',')}%`, en: `${text}%` };
}

function candidateWords(cover: BudgetCover): Words[] {
  const { candidates, years, subject } = cover;
  if (candidates === null || candidates.length === 0) return [];
  const amount = inYears(
    candidates.flatMap(({ amounts }) => amounts),
    years,
  );
  const named = {
    nl: candidates.map(({ name }) => name.nl).join('; '),
    en: candidates.map(({ name }) => name.en).join('; '),
  };
  const [nl, en] =
    subject === 'PLAN'
      ? ['Daarvan kan een deel een speerpunt dienen', 'Part of that may serve a speerpunt']
      : ['Niet meegeteld, maar kan dit speerpunt deels dienen', 'Not counted, but may serve this speerpunt in part'];
  return [
    {
      nl: `${nl}, zonder dat een document zegt welk deel: ${amount.nl} (${named.nl}).`,
      en: `${en}, though no document states which part: ${amount.en} (${named.en}).`,
    },
  ];
}

function budgetWords(cover: BudgetCover): Words[] {
  const whole = amountOf(cover.budget);
  if (whole.isZero()) return [];
  const [budget, free] = [inYears(cover.budget, cover.years), inYears(cover.unallocated, cover.years)];
  const rest = percentage(amountOf(cover.unallocated), whole);
  const none = amountOf(cover.allocated).isZero();
  const share = percentage(amountOf(cover.allocated), whole);
  const allocated = inYears(cover.allocated, cover.years);
  const first: Words =
    cover.subject === 'PLAN'
      ? {
          nl: `De begrotingsregels in het plan zijn samen ${budget.nl}.`,
          en: `The budget lines in the plan are ${budget.en} together.`,
        }
      : none
        ? {
            nl: `Van de begrotingsregels in het plan (${budget.nl}) is er hier geen enkele meegeteld.`,
            en: `Of the budget lines in the plan (${budget.en}) none is counted here.`,
          }
        : {
            nl:
              `Het toegedeelde deel (${allocated.nl}) is ${share.nl} van alle begrotingsregels in ` +
              `het plan (${budget.nl}).`,
            en:
              `The allocated part (${allocated.en}) is ${share.en} of all budget lines in ` +
              `the plan (${budget.en}).`,
          };
  const to = cover.statedOnly ? { nl: 'Volgens de documenten aan', en: ' by any document' } : { nl: 'Aan', en: '' };
  return [
    first,
    {
      nl: `${to.nl} geen enkel speerpunt toegedeeld: ${free.nl} (${rest.nl}).`,
      en: `Allocated to no speerpunt${to.en}: ${free.en} (${rest.en}).`,
    },
    ...candidateWords(cover),
  ];
}

const UNDATED = {
  nl: 'Er zijn waarden, maar de documenten noemen er geen jaar bij.',
  en: 'There are values, but the documents state no year for them.',
};

const WHY: Readonly<Record<MissingReason, Words>> = {
  [MissingReason.BASELINE_PENDING]: {
    nl: 'Er is nog geen waarde: de nulmeting moet nog plaatsvinden.',
    en: 'There is no value yet: the baseline is still to be measured.',
  },
  [MissingReason.NOT_YET_PUBLISHED]: {
    nl: 'Er is geen waarde: die was nog niet gepubliceerd.',
    en: 'There is no value: it had not been published yet.',
  },
  [MissingReason.SUPPRESSED]: { nl: 'De waarden zijn afgeschermd.', en: 'The values are suppressed.' },
  [MissingReason.NOT_STATED]: { nl: 'De documenten noemen geen waarde.', en: 'The documents state no value.' },
  [MissingReason.NOT_AVAILABLE]: {
    nl: 'Voor dit gebied is geen enkele waarde bekend.',
    en: 'No value is known for this area.',
  },
};

function figureWords({ figures, range }: CoverageRow): Words {
  const { inAnswer, known, undated, missing, series } = figures;
  if (series === 0) return NO_INDICATORS;
  if (inAnswer.length > 0) {
    const years = yearsInWords(inAnswer);
    return { nl: `Cijfers: ${years.nl}.`, en: `Figures: ${years.en}.` };
  }
  const outside = known.filter((year) => !liesWithin(range, year, year));
  if (outside.length > 0) {
    const years = yearsInWords(outside);
    return {
      nl: `In de gevraagde jaren zijn er geen cijfers: de bekende gaan over ${years.nl}.`,
      en: `There are no figures in the requested years: the known ones are of ${years.en}.`,
    };
  }
  if (undated) return UNDATED;
  return WHY[missing ?? MissingReason.NOT_AVAILABLE];
}

const NO_INDICATORS = { nl: 'Er is geen indicator aan verbonden.', en: 'No indicator is linked to it.' };
const NO_MONEY = { nl: 'Er is geen bedrag bekend.', en: 'No amount is known.' };
const NO_MONEY_THEN = {
  nl: 'In de gevraagde jaren is geen bedrag bekend.',
  en: 'No amount is known in the requested years.',
};
const NO_YEARS = { nl: 'Bij het geld noemt het document geen jaar.', en: 'The document states no year for the money.' };

const NO_YEAR_BOTH = { nl: 'Geen enkel jaar heeft allebei.', en: 'No year has both.' };

/** By year as printed: a school year that is named by one year can end in the next. */
const figuresBefore = (last: number, first: number): Words => ({
  nl: `Geen enkel jaar heeft allebei: de laatste cijfers zijn van ${last}, het geld begint in ${first}.`,
  en: `No year has both: the last figures are of ${last}, the money begins in ${first}.`,
});

function overlapWords({ spendYears, figures: { inAnswer } }: CoverageRow): Words[] {
  if (spendYears.length === 0) return [];
  const both = spendYears.filter((year) => inAnswer.includes(year));
  const last = inAnswer.at(-1);
  if (both.length > 0) {
    const years = yearsInWords(both);
    return [{ nl: `Geld en cijfers samen: ${years.nl}.`, en: `Money and figures together: ${years.en}.` }];
  }
  if (last === undefined) return [];
  return [last < spendYears[0]! ? figuresBefore(last, spendYears[0]!) : NO_YEAR_BOTH];
}

function moneyWords({ hasMoney, spendYears, range }: CoverageRow): Words {
  if (!hasMoney) return range.from === null && range.to === null ? NO_MONEY : NO_MONEY_THEN;
  if (spendYears.length === 0) return NO_YEARS;
  const years = yearsInWords(spendYears);
  return { nl: `Geld: ${years.nl}.`, en: `Money: ${years.en}.` };
}

/** A plan wants its directions for its own areas. */
function outsideWords({ outsidePlan: area }: CoverageRow): Words[] {
  if (area === null) return [];
  return [
    {
      nl: `Het plan noemt ${area.nl} niet: wat het wenst, wenst het voor zijn eigen gebied.`,
      en: `The plan does not name ${area.en}: what it wants, it wants for its own area.`,
    },
  ];
}

/** In plain words: which years have money, which have figures, and what part of the budget is covered. */
export function coverageSummary(coverage: CoverageRow): Words {
  return sentences([
    moneyWords(coverage),
    figureWords(coverage),
    ...overlapWords(coverage),
    ...outsideWords(coverage),
    ...(coverage.budget ? budgetWords(coverage.budget) : []),
  ]);
}
