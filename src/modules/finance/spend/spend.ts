import { groupBy } from '../../../contract/collections.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { type Amount, euros, sumOf } from '../money.js';
import {
  isUndated,
  type PayingAllocation,
  type PayingInvestment,
  type Payment,
  paymentOfAllocation,
  paymentsOfInvestment,
  type SortedPayments,
  sortPayments,
  type YearRange,
} from './payment.js';

/** Joins words as a Dutch enumeration: `a`, `a en b`, `a, b en c`. */
export function enumeration(words: readonly (string | number)[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`;
}

function total(payments: readonly Payment[]): string {
  return euros(sumOf(payments.map(({ amount }) => amount)));
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

const ONCE_IN_TOTAL = 'telt één keer mee in het totaal, ook als om bepaalde jaren is gevraagd, en in geen enkel jaar.';

function withoutYear(payments: readonly Payment[]): string[] {
  const undated = payments.filter(isUndated);
  const notStated = undated.filter((payment) => payment.recurrenceNotStated);
  const others = undated.filter((payment) => !payment.recurrenceNotStated);
  const overYears = payments.filter((payment) => payment.first !== payment.last);
  return [
    notStated.length > 0 &&
      `Van ${counted(notStated.length, 'investering', 'investeringen')} (${total(notStated)}) vermeldt het document ` +
        `niet of het bedrag jaarlijks is of eenmalig: het ${ONCE_IN_TOTAL}`,
    others.length > 0 && `Bij ${total(others)} staat geen jaar: dat ${ONCE_IN_TOTAL}`,
    overYears.length > 0 &&
      `${total(overYears)} geldt voor meerdere jaren samen, zonder verdeling: ` +
        'dat telt mee in het totaal en in geen enkel jaar.',
  ].filter((note) => note !== false);
}

function allocations(payments: readonly Payment[]): string {
  const assigners = [...new Set(payments.map(({ assignedBy }) => assignedBy ?? 'onbekend'))].sort();
  const what = counted(payments.length, 'toedeling van een begrotingsregel', 'toedelingen van begrotingsregels');
  return `${what} door ${enumeration(assigners)} (samen ${total(payments)})`;
}

function whatAssigningDoes(sorted: SortedPayments, include: AllocationBasis): string[] {
  if (include === AllocationBasis.STATED) {
    if (sorted.notRequested.length === 0) return [];
    return [`Alleen wat in documenten staat telt mee; niet meegeteld: ${allocations(sorted.notRequested)}.`];
  }
  const assigned = sorted.counted.filter(({ source }) => source === AllocationBasis.ASSIGNED);
  if (assigned.length === 0)
    return ['Er zijn hier geen toegedeelde begrotingsregels: het bedrag bestaat alleen uit wat in documenten staat.'];
  const notes = [`Meegeteld: ${allocations(assigned)}. Dat is een oordeel; geen document noemt dit verband.`];
  if (sorted.counted.some(({ source }) => source === 'INVESTMENT')) {
    notes.push(
      'Of de toegedeelde begrotingsregels de investeringen al (deels) bevatten, staat niet in de documenten: ' +
        'dubbeltelling is niet uitgesloten.',
    );
  }
  return notes;
}

function leftOut({ counted: payments, partlyInRange, realised }: SortedPayments): string[] {
  const optional = payments.filter((payment) => payment.optional);
  return [
    partlyInRange.length > 0 &&
      `${total(partlyInRange)} geldt voor meerdere jaren samen, waarvan maar een deel is gevraagd: dat telt niet mee.`,
    realised.length > 0 &&
      `${total(realised)} aan gerealiseerde bedragen telt niet mee: naast wat begroot is zou het dubbel tellen.`,
    optional.length > 0 && `${total(optional)} van het totaal is optioneel: of het wordt besteed, staat niet vast.`,
  ].filter((note) => note !== false);
}

/** Notes on the sum, in Dutch: one for each amount left out and each assumption. */
function spendNotes(sorted: SortedPayments, include: AllocationBasis, range: YearRange): string[] {
  const notes = [...withoutYear(sorted.counted), ...whatAssigningDoes(sorted, include), ...leftOut(sorted)];
  if (sorted.counted.length > 0) return notes;
  const where = range.from === null && range.to === null ? '' : ' in de gevraagde jaren';
  return [
    `Er is${where} geen bedrag voor dit speerpunt bekend: een totaal van 0 betekent niet dat er niets is besteed.`,
    ...notes,
  ];
}

interface SpendSources {
  investments: readonly PayingInvestment[];
  allocations: readonly PayingAllocation[];
}

export interface SpendValue {
  total: Amount;
  perYear: { year: number; amount: Amount }[];
  notes: string[];
}

/**
 * Spending on a speerpunt: its investments and the allocated shares of budget lines, stated ones and, if requested,
 * assigned ones. An amount without a year counts once in the total, whatever the range, and in no single year. The
 * notes state this, and what else was left out or assumed.
 */
export function spendOf(sources: SpendSources, include: AllocationBasis, range: YearRange): SpendValue {
  const payments = [
    ...sources.investments.flatMap(paymentsOfInvestment),
    ...sources.allocations.map(paymentOfAllocation),
  ];
  const sorted = sortPayments(payments, include, range);
  const ofOneYear = sorted.counted.filter((payment) => !isUndated(payment) && payment.first === payment.last);
  const perYear = [...groupBy(ofOneYear, (payment) => payment.first!)]
    .sort(([a], [b]) => a - b)
    .map(([year, ofYear]) => ({ year, amount: sumOf(ofYear.map(({ amount }) => amount)) }));
  return {
    total: sumOf(sorted.counted.map(({ amount }) => amount)),
    perYear,
    notes: spendNotes(sorted, include, range),
  };
}
