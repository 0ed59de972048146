import { type RawBuilder, sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationEntity, WHOLE_SHARE } from '../allocation/allocation.entity.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { budgetLineList } from '../budget-line/budget-line.resolver.js';
import type { BudgetFilter } from '../budget-line/budget-line.type.js';
import { BudgetDimension, NOT_ALLOCATED, type SummaryRequest } from './budget-summary.type.js';
import { Amount, sumOf } from '../money.js';
import { groupBy } from '../../../contract/collections.js';
import type { StoredNumber } from '../../../contract/entity.js';
import { NOT_STATED } from '../../indicators/index.js';
import { LineCandidateEntity } from '../unallocated-line/unallocated-line.entity.js';

/** Sum of the lines with the same keys and the same share; the keys are in the columns `key_0`, `key_1` … */
export interface PartialSum {
  /** Share of each line that belongs to these keys, in millionths. */
  part: StoredNumber;
  lines: StoredNumber;
  cents: StoredNumber;
  optional_cents: StoredNumber;
  /** Of it, what may serve a speerpunt in a part that no document states. */
  candidate_cents: StoredNumber;
  /** Of it, what someone assigned to a speerpunt, where only stated allocations are counted. */
  assigned_cents: StoredNumber;
  [key: `key_${number}`]: string;
}

interface BudgetSum {
  key: string[];
  count: number;
  total: Amount;
  optional: Amount;
  candidates: Amount;
  assigned: Amount;
}

type CentsColumn = 'cents' | 'optional_cents' | 'candidate_cents' | 'assigned_cents';

/** Sum of the parts, in euros. */
function totalOf(sums: readonly PartialSum[], column: CentsColumn): Amount {
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
      candidates: totalOf(alike, 'candidate_cents'),
      assigned: totalOf(alike, 'assigned_cents'),
    }))
    .sort((a, b) => compare(a.key, b.key));
}

// Literals, not parameters: PostgreSQL must see the same expression in `select` and `group by`.
export const KEYS: Record<BudgetDimension, RawBuilder<string>> = {
  AREA: sql`area`,
  PROGRAMME: sql`programme`,
  YEAR: sql`coalesce(cast(year as text), ${sql.lit(NOT_STATED)})`,
  KIND: sql`kind`,
  BASIS: sql`basis`,
  SPEERPUNT: sql`speerpunt`,
  PLAN: sql`coalesce(plan, ${sql.lit(NOT_STATED)})`,
  SCHEME: sql`scheme`,
  FLOW: sql`flow`,
};

// Whole cents and whole millionths: integers add up exactly in both databases, SQLite's decimals do not.
const CENTS = sql`cast(round(amount * 100) as bigint)`;
const MILLIONTHS = sql<number>`cast(round(share * ${sql.lit(WHOLE_SHARE)}) as bigint)`;

/** What a row of a line stands for, next to a speerpunt that it serves: `REST` where nothing more is known of it. */
type RemainderKind = 'ASSIGNED' | 'CANDIDATE' | 'REST';

const kindOf = (kind: RemainderKind) => sql<RemainderKind>`${sql.lit(kind)}`;

/** What is allocated of each line, in millionths: on the counted bases, and on any other. */
function allocatedParts(counted: readonly AllocationBasis[]) {
  const isCounted = sql<boolean>`basis in (${sql.join(counted.map((basis) => sql.lit(basis)))})`;
  return sql<{ budget_line: string; counted: number; other: number }>`(
    select budget_line,
      sum(case when ${isCounted} then ${MILLIONTHS} else 0 end) as counted,
      sum(case when ${isCounted} then 0 else ${MILLIONTHS} end) as other
    from allocation group by budget_line)`;
}

/**
 * Each line once for every speerpunt it is allocated to on a counted basis, once for what is assigned but not counted,
 * and once for the remainder. The line is counted in each group once: `tally` is 0 for the second row of a group.
 */
function partsBySpeerpunt(context: RequestContext, filter: BudgetFilter | null | undefined, include: AllocationBasis) {
  const counted = include === AllocationBasis.ASSIGNED ? Object.values(AllocationBasis) : [AllocationBasis.STATED];
  const lines = budgetLineList.filtered(context, filter).as('l');
  const db = context.tables(AllocationEntity, LineCandidateEntity);
  const none = sql<string>`${sql.lit(NOT_ALLOCATED)}`;
  const served = db
    .selectFrom(lines)
    .innerJoin('allocation as a', 'a.budget_line', 'l.slug')
    .selectAll('l')
    .select(['a.speerpunt', MILLIONTHS.as('part'), kindOf('REST').as('remainder'), sql<number>`1`.as('tally')])
    .where('a.basis', 'in', counted);
  const remaining = (kind: RawBuilder<RemainderKind>, part: RawBuilder<number>, tally: RawBuilder<number>) =>
    db
      .selectFrom(lines)
      .leftJoin(allocatedParts(counted).as('s'), 's.budget_line', 'l.slug')
      .selectAll('l')
      .select([none.as('speerpunt'), part.as('part'), kind.as('remainder'), tally.as('tally')])
      .where(sql<boolean>`${part} > 0`);
  const rest = sql<number>`${sql.lit(WHOLE_SHARE)} - coalesce(s.counted, 0) - coalesce(s.other, 0)`;
  const isCandidate = sql`exists (select 1 from line_candidate c where c.budget_line = l.slug)`;
  return served
    .unionAll(
      remaining(
        kindOf('ASSIGNED'),
        sql<number>`coalesce(s.other, 0)`,
        sql<number>`case when ${rest} > 0 then 0 else 1 end`,
      ),
    )
    .unionAll(
      remaining(
        sql<RemainderKind>`case when ${isCandidate} then ${kindOf('CANDIDATE')} else ${kindOf('REST')} end`,
        rest,
        sql<number>`1`,
      ),
    );
}

/** The lines that a summary adds up; by speerpunt, each in its parts. */
export function summedParts(context: RequestContext, { filter, dimensions, include }: SummaryRequest) {
  if (dimensions.includes(BudgetDimension.SPEERPUNT)) return partsBySpeerpunt(context, filter, include);
  return budgetLineList
    .filtered(context, filter)
    .select([
      sql<string>`''`.as('speerpunt'),
      sql<number>`${sql.lit(WHOLE_SHARE)}`.as('part'),
      kindOf('REST').as('remainder'),
      sql<number>`1`.as('tally'),
    ]);
}

/** Sums of the lines by dimension and by the share of the line that counts there. */
export function partialSums(context: RequestContext, request: SummaryRequest): Promise<PartialSum[]> {
  const parts = summedParts(context, request);
  const keys = request.dimensions.map((dimension) => KEYS[dimension]);
  const centsIf = (condition: RawBuilder<unknown>) =>
    sql<StoredNumber>`sum(case when ${condition} then ${CENTS} else 0 end)`;
  return context
    .tables<never>()
    .selectFrom(parts.as('p'))
    .select(keys.map((key, index) => key.as(`key_${index}`)))
    .select([
      sql<PartialSum['part']>`part`.as('part'),
      sql<PartialSum['lines']>`sum(tally)`.as('lines'),
      sql<PartialSum['cents']>`sum(${CENTS})`.as('cents'),
      centsIf(sql`kind = 'OPTIONAL'`).as('optional_cents'),
      centsIf(sql`remainder = ${kindOf('CANDIDATE')}`).as('candidate_cents'),
      centsIf(sql`remainder = ${kindOf('ASSIGNED')}`).as('assigned_cents'),
    ])
    .groupBy([...keys, sql`part`])
    .execute() as unknown as Promise<PartialSum[]>;
}
