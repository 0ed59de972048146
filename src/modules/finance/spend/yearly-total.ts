import type { Words } from '../../../contract/words.js';
import { euros, sumOf } from '../money.js';
import { amountEachYear } from './coverage.js';
import type { Payment } from './payment.js';

/** What payments come to. */
export function total(payments: readonly Payment[]): Words {
  return euros(sumOf(payments.map(({ amount }) => amount)));
}

/**
 * An amount as a yearly one where it is the same in each of several years, else as a whole.
 * @param nested whether the text comes within brackets
 */
export function yearlyTotal(payments: readonly Payment[], nested = false): Words {
  const all = total(payments);
  const ofYears = payments.flatMap(({ first, last, amount }) =>
    first !== null && first === last ? [{ year: first, amount }] : [],
  );
  const amount =
    ofYears.length === payments.length && amountEachYear(ofYears, [...new Set(ofYears.map(({ year }) => year))]);
  if (!amount) return all;
  const each = euros(amount);
  return nested
    ? { nl: `${each.nl} per jaar, samen ${all.nl}`, en: `${each.en} a year, ${all.en} together` }
    : { nl: `${each.nl} per jaar (samen ${all.nl})`, en: `${each.en} a year (${all.en} together)` };
}
