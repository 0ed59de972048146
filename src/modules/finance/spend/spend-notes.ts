import { enumerated, sentences, type Words, yearsInWords } from '../../../contract/words.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { euros, sumOf } from '../money.js';
import { amountEachYear } from './coverage.js';
import { isUndated, type Payment, type SortedPayments, type YearRange } from './payment.js';
import { SpendNature } from './spend.type.js';

function total(payments: readonly Payment[]): Words {
  return euros(sumOf(payments.map(({ amount }) => amount)));
}

const WHAT_IT_IS: Readonly<Record<SpendNature, Words>> = {
  [SpendNature.EXTRA_INVESTMENT]: {
    nl: 'is een extra investering die het plan begroot, niet wat het speerpunt in het geheel kost',
    en: 'is an extra investment that the plan budgets, not what the speerpunt costs as a whole',
  },
  [SpendNature.ALLOCATED_BUDGET]: {
    nl: 'komt uit begrotingsregels die aan het speerpunt zijn toegedeeld: begroot, niet gerealiseerd',
    en: 'comes from budget lines that are allocated to the speerpunt: budgeted, not realised',
  },
  [SpendNature.PLAN_BUDGET]: {
    nl: 'is de begroting van het plan als geheel: begroot, niet gerealiseerd',
    en: 'is the budget of the plan as a whole: budgeted, not realised',
  },
  [SpendNature.TAAKVELD_SPENDING]: { nl: 'is wat op taakvelden is geboekt', en: 'is what was booked on task fields' },
};

/** An amount as a yearly one where it is the same in each of several years, else as a whole. */
function yearlyTotal(payments: readonly Payment[]): Words {
  const all = total(payments);
  const ofYears = payments.flatMap(({ first, last, amount }) =>
    first !== null && first === last ? [{ year: first, amount }] : [],
  );
  const amount =
    ofYears.length === payments.length && amountEachYear(ofYears, [...new Set(ofYears.map(({ year }) => year))]);
  if (!amount) return all;
  const each = euros(amount);
  return { nl: `${each.nl} per jaar (samen ${all.nl})`, en: `${each.en} a year (${all.en} together)` };
}

/** What kind of money it is, and whether its years are stated or assumed: one note for each kind. */
function kinds(payments: readonly Payment[]): Words[] {
  return Object.values(SpendNature).flatMap((nature) => {
    const ofKind = payments.filter((payment) => payment.nature === nature);
    if (ofKind.length === 0) return [];
    const [amount, what] = [yearlyTotal(ofKind), WHAT_IT_IS[nature]];
    const assumed = ofKind.filter((payment) => !payment.yearsStated && !isUndated(payment));
    const years = yearsInWords(assumed.flatMap(({ first, last }) => [first!, last!]));
    return [
      sentences([
        { nl: `${amount.nl} ${what.nl}.`, en: `${amount.en} ${what.en}.` },
        ...(assumed.length === 0
          ? []
          : [
              {
                nl: `De jaren (${years.nl}) staan er niet bij: aangenomen is de looptijd van het plan.`,
                en: `The years (${years.en}) are not stated: the period of the plan is assumed.`,
              },
            ]),
      ]),
    ];
  });
}

const ONCE_IN_TOTAL = {
  nl: 'telt één keer mee in het totaal, ook als om bepaalde jaren is gevraagd, en in geen enkel jaar.',
  en: 'counts once in the total, also if certain years are requested, and in no single year.',
};

function withoutYear(payments: readonly Payment[]): Words[] {
  const undated = payments.filter(isUndated);
  const notStated = undated.filter((payment) => payment.recurrenceNotStated);
  const others = undated.filter((payment) => !payment.recurrenceNotStated);
  const overYears = payments.filter((payment) => payment.first !== payment.last);
  const [unclear, undatedSum, severalYears] = [total(notStated), total(others), total(overYears)];
  const count = notStated.length;
  return [
    count > 0 && {
      nl:
        `Van ${count} ${count === 1 ? 'investering' : 'investeringen'} (${unclear.nl}) vermeldt het document ` +
        `niet of het bedrag jaarlijks is of eenmalig: het ${ONCE_IN_TOTAL.nl}`,
      en:
        `Of ${count} ${count === 1 ? 'investment' : 'investments'} (${unclear.en}) the document does not state ` +
        `whether the amount is yearly or one-off: it ${ONCE_IN_TOTAL.en}`,
    },
    others.length > 0 && {
      nl: `Bij ${undatedSum.nl} staat geen jaar: dat ${ONCE_IN_TOTAL.nl}`,
      en: `${undatedSum.en} has no year: it ${ONCE_IN_TOTAL.en}`,
    },
    overYears.length > 0 && {
      nl:
        `${severalYears.nl} geldt voor meerdere jaren samen, zonder verdeling: ` +
        'dat telt mee in het totaal en in geen enkel jaar.',
      en:
        `${severalYears.en} is for several years together, without a breakdown: ` +
        'it counts in the total and in no single year.',
    },
  ].filter((note) => note !== false);
}

function allocations(payments: readonly Payment[]): Words {
  const assigners = [...new Set(payments.map(({ assignedBy }) => assignedBy))].sort();
  const by = enumerated(assigners.map((name) => ({ nl: name ?? 'onbekend', en: name ?? 'unknown' })));
  const [amount, count] = [total(payments), payments.length];
  const nl = count === 1 ? 'toedeling van een begrotingsregel' : 'toedelingen van begrotingsregels';
  const en = count === 1 ? 'allocation of a budget line' : 'allocations of budget lines';
  return {
    nl: `${count} ${nl} door ${by.nl} (samen ${amount.nl})`,
    en: `${count} ${en} by ${by.en} (${amount.en} together)`,
  };
}

const NONE_ASSIGNED = {
  nl: 'Er zijn hier geen toegedeelde begrotingsregels: het bedrag bestaat alleen uit wat in documenten staat.',
  en: 'There are no assigned budget lines here: the amount is only what documents state.',
};

const MAY_OVERLAP = {
  nl:
    'Of de toegedeelde begrotingsregels de investeringen al (deels) bevatten, staat niet in de documenten: ' +
    'dubbeltelling is niet uitgesloten.',
  en:
    'Whether the assigned budget lines already hold (part of) the investments is not stated in the documents: ' +
    'some money may be counted twice.',
};

function whatAssigningDoes(sorted: SortedPayments, include: AllocationBasis): Words[] {
  if (include === AllocationBasis.STATED) {
    if (sorted.notRequested.length === 0) return [];
    const left = allocations(sorted.notRequested);
    return [
      {
        nl: `Alleen wat in documenten staat telt mee; niet meegeteld: ${left.nl}.`,
        en: `Only what documents state is counted; not counted: ${left.en}.`,
      },
    ];
  }
  const assigned = sorted.counted.filter(({ source }) => source === AllocationBasis.ASSIGNED);
  if (assigned.length === 0) return sorted.counted.length === 0 ? [] : [NONE_ASSIGNED];
  const made = allocations(assigned);
  return [
    {
      nl: `Meegeteld: ${made.nl}. Dat is een oordeel; geen document noemt dit verband.`,
      en: `Counted: ${made.en}. That is a judgement; no document makes this link.`,
    },
    ...(sorted.counted.some(({ source }) => source === 'INVESTMENT') ? [MAY_OVERLAP] : []),
  ];
}

function leftOut({ counted: payments, partlyInRange, realised, optional: apart }: SortedPayments): Words[] {
  const optional = payments.filter((payment) => payment.optional);
  const [partly, done, perhaps, besides] = [total(partlyInRange), total(realised), total(optional), total(apart)];
  return [
    partlyInRange.length > 0 && {
      nl: `${partly.nl} geldt voor meerdere jaren samen, waarvan maar een deel is gevraagd: dat telt niet mee.`,
      en: `${partly.en} is for several years together, of which only some are requested: it is not counted.`,
    },
    realised.length > 0 && {
      nl: `${done.nl} aan gerealiseerde bedragen telt niet mee: naast wat begroot is zou het dubbel tellen.`,
      en: `${done.en} of realised amounts is not counted: added to what is budgeted it would count twice.`,
    },
    apart.length > 0 && {
      nl:
        `${besides.nl} is optioneel en telt niet mee: of het wordt besteed, staat niet vast, en evenmin of het ` +
        'al in een ander bedrag zit.',
      en:
        `${besides.en} is optional and not counted: whether it will be spent is open, and so is whether another ` +
        'amount already holds it.',
    },
    optional.length > 0 && {
      nl:
        `${perhaps.nl} van het totaal is optioneel: of het wordt besteed, staat niet vast, en evenmin of ` +
        'het al in een ander bedrag zit.',
      en:
        `${perhaps.en} of the total is optional: whether it will be spent is open, and so is whether another ` +
        'amount already holds it.',
    },
  ].filter((note) => note !== false);
}

/** What the spending is on. */
export type SpendSubject = 'SPEERPUNT' | 'PLAN';

const SUBJECT: Readonly<Record<SpendSubject, Words>> = {
  SPEERPUNT: { nl: 'dit speerpunt', en: 'this speerpunt' },
  PLAN: { nl: 'dit plan als geheel', en: 'this plan as a whole' },
};

function nothingKnown(range: YearRange, subject: SpendSubject): Words {
  const open = range.from === null && range.to === null;
  return {
    nl:
      `Er is${open ? '' : ' in de gevraagde jaren'} geen bedrag voor ${SUBJECT[subject].nl} bekend: ` +
      'dat betekent niet dat er niets is besteed.',
    en:
      `No amount for ${SUBJECT[subject].en} is known${open ? '' : ' in the requested years'}: ` +
      'that does not mean that nothing was spent.',
  };
}

/** Notes on the sum: what kind of money it is, each assumption, and each amount left out. */
export function spendNotes(
  sorted: SortedPayments,
  include: AllocationBasis,
  range: YearRange,
  subject: SpendSubject,
): Words[] {
  return [
    ...(sorted.counted.length === 0 ? [nothingKnown(range, subject)] : kinds(sorted.counted)),
    ...withoutYear(sorted.counted),
    ...(subject === 'SPEERPUNT' ? whatAssigningDoes(sorted, include) : []),
    ...leftOut(sorted),
  ];
}
