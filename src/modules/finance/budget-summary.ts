import type { StoredNumber } from '../../persistence/stored-number.js';
import { groupBy } from '../../shared/key-by.js';
import { Amount, sumOf } from './money.js';
import { WHOLE_SHARE } from './share.js';

/** A sum of lines with equal keys and equal share: keys are in the columns `key_0`, `key_1` … */
export interface PartialSum {
  /** The share of each line that belongs to these keys, in millionths. */
  part: StoredNumber;
  lines: StoredNumber;
  cents: StoredNumber;
  optional_cents: StoredNumber;
  [key: `key_${number}`]: string;
}

/** The lines with equal keys, added up. */
export interface BudgetSum {
  key: string[];
  count: number;
  total: Amount;
  optional: Amount;
}

/** The parts of all the sums together, in euro. */
function totalOf(sums: readonly PartialSum[], column: 'cents' | 'optional_cents'): Amount {
  return sumOf(sums.map((sum) => new Amount(sum[column]).times(sum.part))).dividedBy(WHOLE_SHARE * 100);
}

function compare(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((value, i) => value !== b[i]);
  if (index < 0) return 0;
  return a[index]! < b[index]! ? -1 : 1;
}

/** Puts sums that differ only in their share together, in the order of their keys. */
export function budgetSums(sums: readonly PartialSum[], width: number): BudgetSum[] {
  const keyOf = (sum: PartialSum): string[] => Array.from({ length: width }, (_, index) => sum[`key_${index}`]!);
  return [...groupBy(sums, (sum) => JSON.stringify(keyOf(sum))).values()]
    .map((alike) => ({
      key: keyOf(alike[0]!),
      count: alike.reduce((count, sum) => count + Number(sum.lines), 0),
      total: totalOf(alike, 'cents'),
      optional: totalOf(alike, 'optional_cents'),
    }))
    .sort((a, b) => compare(a.key, b.key));
}
