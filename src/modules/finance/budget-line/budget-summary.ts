import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { groupBy } from '../../../contract/collections.js';
import { WHOLE_SHARE } from '../allocation/allocation.resource.js';
import { Amount, Money, sumOf } from '../money.js';
import { GroupKey } from '../../indicators/index.js';
import type { StoredNumber } from '../../../store/dialect.js';

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
interface BudgetSum {
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

@ObjectType({
  description:
    'Budget lines that are alike in what was grouped by, added up. ' +
    'What is budgeted and what is realised of the same thing are separate lines: group or filter by BASIS to keep them apart.',
})
export class BudgetGroup {
  @Field(() => [GroupKey], {
    description: 'What the lines have in common: one value for each dimension that was grouped by, in that order.',
  })
  key!: GroupKey[];

  @Field(() => Int, { description: 'How many lines.' })
  count!: number;

  @Field(() => Money, { description: 'Their amounts together, optional ones included.' })
  total!: Money;

  @Field(() => Money, { description: 'The part of `total` that is optional: spent only if it is decided upon.' })
  optional!: Money;
}

/** What budget lines can be grouped by. */
export enum BudgetDimension {
  AREA = 'AREA',
  PROGRAMME = 'PROGRAMME',
  YEAR = 'YEAR',
  KIND = 'KIND',
  BASIS = 'BASIS',
  SPEERPUNT = 'SPEERPUNT',
  PLAN = 'PLAN',
}

/** Value of a key where the document does not say. */
export const NOT_STATED = 'NOT_STATED';

/** Value of a key for the money that nobody allocated to a speerpunt. */
export const NOT_ALLOCATED = 'NOT_ALLOCATED';

registerEnumType(BudgetDimension, {
  name: 'BudgetDimension',
  description: 'What budget lines can be grouped by.',
  valuesConfig: {
    AREA: { description: 'Code of the area whose budget it is.' },
    PROGRAMME: { description: 'Code of the programme; `NOT_STATED` where the document names none.' },
    YEAR: { description: 'Year of the amount; `NOT_STATED` for an amount over several years or without a year.' },
    KIND: { description: 'Whether the amount is structural, incidental or optional.' },
    BASIS: { description: 'Whether the amount was planned or spent.' },
    SPEERPUNT: {
      description:
        'Slug of the speerpunt, by the shares of the allocations, stated and assigned; `NOT_ALLOCATED` for the rest. ' +
        'A line that serves two speerpunten is counted in both groups, its amount divided.',
    },
    PLAN: { description: 'Slug of the policy plan; `NOT_STATED` for lines of no plan.' },
  },
});
