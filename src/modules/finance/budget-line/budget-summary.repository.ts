import { type RawBuilder, sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import { WHOLE_SHARE } from '../allocation/allocation.resource.js';
import { filteredBudgetLines } from './budget-line.repository.js';
import type { BudgetFilter } from './budget-line.type.js';
import { BudgetDimension, NOT_ALLOCATED, NOT_STATED, type PartialSum } from './budget-summary.js';
import type { FinanceTables } from '../tables.js';

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

// Sums are made of whole cents and shares of whole millionths: integers add up exactly in both stores, SQLite's decimals do not.
const CENTS = sql`cast(round(amount * 100) as bigint)`;
const MILLIONTHS = sql<number>`cast(round(share * ${sql.lit(WHOLE_SHARE)}) as bigint)`;

/** The lines once for each speerpunt that a part of them serves, and once for the rest. */
function partsBySpeerpunt(context: RequestContext, filter: BudgetFilter | null | undefined) {
  const allocated = sql<{
    budget_line: string;
    part: number;
  }>`(select budget_line, sum(${MILLIONTHS}) as part from allocation group by budget_line)`;
  const served = filteredBudgetLines(context, filter)
    .innerJoin('allocation as a', 'a.budget_line', 'l.slug')
    .select('a.speerpunt')
    .select(MILLIONTHS.as('part'));
  const rest = filteredBudgetLines(context, filter)
    .leftJoin(allocated.as('s'), 's.budget_line', 'l.slug')
    .select(sql<string>`${sql.lit(NOT_ALLOCATED)}`.as('speerpunt'))
    .select(sql<number>`${sql.lit(WHOLE_SHARE)} - coalesce(s.part, 0)`.as('part'))
    .where(sql<boolean>`coalesce(s.part, 0) < ${sql.lit(WHOLE_SHARE)}`);
  return served.unionAll(rest);
}

/** Sums of the lines, by the dimensions and by the share of the lines that belongs there. */
export function partialSums(
  context: RequestContext,
  filter: BudgetFilter | null | undefined,
  dimensions: readonly BudgetDimension[],
): Promise<PartialSum[]> {
  const parts = dimensions.includes(BudgetDimension.SPEERPUNT)
    ? partsBySpeerpunt(context, filter)
    : filteredBudgetLines(context, filter).select([
        sql<string>`''`.as('speerpunt'),
        sql<number>`${sql.lit(WHOLE_SHARE)}`.as('part'),
      ]);
  const keys = dimensions.map((dimension) => KEYS[dimension]);
  return context
    .tables<FinanceTables>()
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
