import { enumerated, sentences, type Words, yearsInWords } from '../../../contract/words.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { groupBy } from '../../../contract/collections.js';
import { isUndated, type Payment, type PlanYears, type SortedPayments, type YearRange } from './payment.js';
import { SpendNature } from './spend.type.js';
import { total, yearlyTotal } from './yearly-total.js';

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
    nl: 'is de som van de begrotingsregels die het plan noemt: begroot, niet gerealiseerd',
    en: 'is the sum of the budget lines that the plan lists: budgeted, not realised',
  },
  [SpendNature.TAAKVELD_SPENDING]: { nl: 'is wat op taakvelden is geboekt', en: 'is what was booked on task fields' },
};

/** Of one budget line there is no sum. */
const THE_ONLY_LINE: Words = {
  nl: 'is de ene begrotingsregel die meetelt: begroot, niet gerealiseerd',
  en: 'is the one budget line that counts: budgeted, not realised',
};

/** What kind of money it is, and whether its years are stated or assumed: one note for each kind. */
function kinds(payments: readonly Payment[]): Words[] {
  return Object.values(SpendNature).flatMap((nature) => {
    const ofKind = payments.filter((payment) => payment.nature === nature);
    if (ofKind.length === 0) return [];
    const isOneLine = nature === SpendNature.PLAN_BUDGET && ofKind.length === 1;
    const [amount, what] = [yearlyTotal(ofKind), isOneLine ? THE_ONLY_LINE : WHAT_IT_IS[nature]];
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

/** The years of a plan in brackets; empty where they are not stated. */
function planYearsInWords({ from, to }: PlanYears): string {
  if (from === null && to === null) return '';
  return from === to ? ` (${from})` : ` (${from ?? '…'}–${to ?? '…'})`;
}

/** How an amount without a year counts: it belongs to some year of its plan at most. */
function onceInTotal(plan: PlanYears): Words {
  const years = planYearsInWords(plan);
  return {
    nl: `telt één keer mee in het totaal zodra een jaar van het plan${years} is gevraagd, en in geen enkel jaar.`,
    en: `counts once in the total if any year of the plan${years} is requested, and in no single year.`,
  };
}

function withoutYear(payments: readonly Payment[], plan: PlanYears): Words[] {
  const once = onceInTotal(plan);
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
        `niet of het bedrag jaarlijks is of eenmalig: het ${once.nl}`,
      en:
        `Of ${count} ${count === 1 ? 'investment' : 'investments'} (${unclear.en}) the document does not state ` +
        `whether the amount is yearly or one-off: it ${once.en}`,
    },
    others.length > 0 && {
      nl: `Bij ${undatedSum.nl} staat geen jaar: dat ${once.nl}`,
      en: `${undatedSum.en} has no year: it ${once.en}`,
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

/** Assigned lines by name, each once for all its years. */
function assignedLines(payments: readonly Payment[]): Words {
  const assigners = [...new Set(payments.map(({ assignedBy }) => assignedBy))].sort();
  const by = enumerated(assigners.map((name) => ({ nl: name ?? 'onbekend', en: name ?? 'unknown' })));
  const lines = [...groupBy(payments, ({ programme, line }) => `${programme?.programme}/${line?.nl}`).values()];
  const names = enumerated(lines.map((rows) => rows[0]!.line!));
  const amount = yearlyTotal(payments, true);
  const [nl, en] = lines.length === 1 ? ['begrotingsregel', 'budget line'] : ['begrotingsregels', 'budget lines'];
  return {
    nl: `${lines.length} ${nl}, toegedeeld door ${by.nl}: ${names.nl} (${amount.nl})`,
    en: `${lines.length} ${en}, assigned by ${by.en}: ${names.en} (${amount.en})`,
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
    const left = assignedLines(sorted.notRequested);
    return [
      {
        nl: `Alleen wat in documenten staat telt mee; niet meegeteld: ${left.nl}.`,
        en: `Only what documents state is counted; not counted: ${left.en}.`,
      },
    ];
  }
  const assigned = sorted.counted.filter(({ source }) => source === AllocationBasis.ASSIGNED);
  if (assigned.length === 0) return sorted.counted.length === 0 ? [] : [NONE_ASSIGNED];
  const made = assignedLines(assigned);
  return [
    {
      nl: `Meegeteld: ${made.nl}. Dat is een oordeel; geen document noemt dit verband.`,
      en: `Counted: ${made.en}. That is a judgement; no document makes this link.`,
    },
    ...(sorted.counted.some(({ source }) => source === 'INVESTMENT') ? [MAY_OVERLAP] : []),
  ];
}

function withoutYearOutside(payments: readonly Payment[], plan: PlanYears): Words[] {
  if (payments.length === 0) return [];
  const [amount, years] = [total(payments), planYearsInWords(plan)];
  return [
    {
      nl: `${amount.nl} zonder jaar hoort hooguit bij de jaren van het plan${years} en telt hier dus niet mee.`,
      en: `${amount.en} without a year belongs to the years of the plan${years} at most, so it is not counted here.`,
    },
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

/** What the spending is on: a speerpunt, or a plan of which the investments are not counted. */
export type SpendSubject =
  | { kind: 'SPEERPUNT'; plan: PlanYears }
  | { kind: 'PLAN'; plan: PlanYears; investments: readonly Payment[] };

const SUBJECT: Readonly<Record<SpendSubject['kind'], Words>> = {
  SPEERPUNT: { nl: 'dit speerpunt', en: 'this speerpunt' },
  PLAN: { nl: 'dit plan als geheel', en: 'this plan as a whole' },
};

function nothingKnown(range: YearRange, kind: SpendSubject['kind']): Words {
  const open = range.from === null && range.to === null;
  return {
    nl:
      `Er is${open ? '' : ' in de gevraagde jaren'} geen bedrag voor ${SUBJECT[kind].nl} bekend: ` +
      'dat betekent niet dat er niets is besteed.',
    en:
      `No amount for ${SUBJECT[kind].en} is known${open ? '' : ' in the requested years'}: ` +
      'that does not mean that nothing was spent.',
  };
}

/** The extra investments of the speerpunten of a plan: the budget lines may hold them, so that they are not added. */
function investmentsApart(payments: readonly Payment[]): Words[] {
  if (payments.length === 0) return [];
  const [dated, undated] = [payments.filter((payment) => !isUndated(payment)), payments.filter(isUndated)];
  const amounts = [
    ...(dated.length > 0 ? [yearlyTotal(dated)] : []),
    ...(undated.length > 0
      ? [total(undated)].map(({ nl, en }) => ({ nl: `${nl} zonder jaar`, en: `${en} without a year` }))
      : []),
  ];
  const amount = enumerated(amounts);
  return [
    {
      nl:
        `Niet meegeteld zijn de extra investeringen in de speerpunten: ${amount.nl}. Of de begrotingsregels die al ` +
        'bevatten, staat niet in de documenten.',
      en:
        `Not counted are the extra investments in the speerpunten: ${amount.en}. Whether the budget lines already ` +
        'hold them is not stated in the documents.',
    },
  ];
}

/** Notes on the sum: what kind of money it is, each assumption, and each amount left out. */
export function spendNotes(
  sorted: SortedPayments,
  include: AllocationBasis,
  range: YearRange,
  subject: SpendSubject,
): Words[] {
  return [
    ...(sorted.counted.length === 0 ? [nothingKnown(range, subject.kind)] : kinds(sorted.counted)),
    ...withoutYear(sorted.counted, subject.plan),
    ...withoutYearOutside(sorted.outsidePlan, subject.plan),
    ...(subject.kind === 'SPEERPUNT' ? whatAssigningDoes(sorted, include) : investmentsApart(subject.investments)),
    ...leftOut(sorted),
  ];
}
