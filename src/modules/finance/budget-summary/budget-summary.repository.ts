import { type RawBuilder, sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationEntity, WHOLE_SHARE } from '../allocation/allocation.entity.js';
import { budgetLineList } from '../budget-line/budget-line.resolver.js';
import type { BudgetFilter } from '../budget-line/budget-line.type.js';
import { BudgetDimension, NOT_ALLOCATED, NOT_STATED } from './budget-summary.type.js';
import { Amount, sumOf } from '../money.js';
import { groupBy } from '../../../contract/collections.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** Sum of the lines with the same keys and the same share; the keys are in the columns `key_0`, `key_1` … */
export interface PartialSum {
  /** Share of each line that belongs to these keys, in millionths. */
  part: StoredNumber;
  lines: StoredNumber;
  cents: StoredNumber;
  optional_cents: StoredNumber;
  [key: `key_${number}`]: string;
}

interface BudgetSum {
  key: string[];
  count: number;
  total: Amount;
  optional: Amount;
}

/** Sum of the parts, in euros. */
function totalOf(sums: readonly PartialSum[], column: 'cents' | 'optional_cents'): Amount {
  return sumOf(sums.map((sum) => new Amount(sum[column]).times(sum.part))).dividedBy(WHOLE_SHARE * 100);
}

function compare(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((value, i) => value !== b[i]);
  if (index < 0) return 0;
  return a[index]! < b[index]! ? -1 : 1;
}

/** Combines sums that differ only in their share, in the order of their keys. */
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

// Literals, not parameters: PostgreSQL must see the same expression in `select` and `group by`.
const KEYS: Record<BudgetDimension, RawBuilder<string>> = {
  AREA: sql`area`,
  PROGRAMME: sql`programme`,
  YEAR: sql`coalesce(cast(year as text), ${sql.lit(NOT_STATED)})`,
  KIND: sql`kind`,
  BASIS: sql`basis`,
  SPEERPUNT: sql`speerpunt`,
  PLAN: sql`coalesce(plan, ${sql.lit(NOT_STATED)})`,
};

// Whole cents and whole millionths: integers add up exactly in both databases, SQLite's decimals do not.
const CENTS = sql`cast(round(amount * 100) as bigint)`;
const MILLIONTHS = sql<number>`cast(round(share * ${sql.lit(WHOLE_SHARE)}) as bigint)`;

/** Each line once for every speerpunt it is allocated to, and once for the remainder. */
function partsBySpeerpunt(context: RequestContext, filter: BudgetFilter | null | undefined) {
  const allocated = sql<{
    budget_line: string;
    part: number;
  }>`(select budget_line, sum(${MILLIONTHS}) as part from allocation group by budget_line)`;
  const lines = budgetLineList.filtered(context, filter).as('l');
  const db = context.tables(AllocationEntity);
  const served = db
    .selectFrom(lines)
    .innerJoin('allocation as a', 'a.budget_line', 'l.slug')
    .selectAll('l')
    .select('a.speerpunt')
    .select(MILLIONTHS.as('part'));
  const rest = db
    .selectFrom(lines)
    .leftJoin(allocated.as('s'), 's.budget_line', 'l.slug')
    .selectAll('l')
    .select(sql<string>`${sql.lit(NOT_ALLOCATED)}`.as('speerpunt'))
    .select(sql<number>`${sql.lit(WHOLE_SHARE)} - coalesce(s.part, 0)`.as('part'))
    .where(sql<boolean>`coalesce(s.part, 0) < ${sql.lit(WHOLE_SHARE)}`);
  return served.unionAll(rest);
}

/** Sums of the lines by dimension and by the share of the line that counts there. */
export function partialSums(
  context: RequestContext,
  filter: BudgetFilter | null | undefined,
  dimensions: readonly BudgetDimension[],
): Promise<PartialSum[]> {
  const parts = dimensions.includes(BudgetDimension.SPEERPUNT)
    ? partsBySpeerpunt(context, filter)
    : budgetLineList
        .filtered(context, filter)
        .select([sql<string>`''`.as('speerpunt'), sql<number>`${sql.lit(WHOLE_SHARE)}`.as('part')]);
  const keys = dimensions.map((dimension) => KEYS[dimension]);
  return context
    .tables<never>()
    .selectFrom(parts.as('p'))
    .select(keys.map((key, index) => key.as(`key_${index}`)))
    .select([
      sql<PartialSum['part']>`part`.as('part'),
      sql<PartialSum['lines']>`count(*)`.as('lines'),
      sql<PartialSum['cents']>`sum(${CENTS})`.as('cents'),
      sql<PartialSum['optional_cents']>`sum(case when kind = 'OPTIONAL' then ${CENTS} else 0 end)`.as('optional_cents'),
    ])
    .groupBy([...keys, sql`part`])
    .execute() as unknown as Promise<PartialSum[]>;
}
