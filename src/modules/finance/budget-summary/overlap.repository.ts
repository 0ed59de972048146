import { type RawBuilder, sql } from 'kysely';
import { groupBy } from '../../../contract/collections.js';
import type { StoredNumber } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyByKey } from '../../../store/loaders.js';
import { WHOLE_SHARE } from '../allocation/allocation.entity.js';
import { Amount, sumOf } from '../money.js';
import { KEYS, summedParts } from './budget-summary.repository.js';
import type { BudgetGroup, SummaryRequest } from './budget-summary.type.js';
import { OverlapReason } from './overlap.type.js';

/** What points to an overlap in a group: an amount of cents times millionths, where one is known. */
interface Sign {
  reason: OverlapReason;
  cents: StoredNumber | null;
  part: StoredNumber;
  [key: `key_${number}`]: string;
}

export interface OverlapRow {
  reason: OverlapReason;
  amount: Amount | null;
  /** The sum of the group. */
  total: Amount;
}

const REASONS = Object.values(OverlapReason);

/** Every area of the lines with each area around it. */
const AROUND = sql`around(area, container) as (
  select m.member, m.container from area_membership m where m.member in (select area from line)
  union select around.area, m.container from around join area_membership m on m.member = around.container)`;

/** The signs in each group, in one statement. */
function signs(context: RequestContext, request: SummaryRequest): Promise<Sign[]> {
  const names = request.dimensions.map((_, index) => sql.ref(`key_${index}`));
  const keys = sql.join(request.dimensions.map((dimension, index) => sql`${KEYS[dimension]} as ${names[index]}`));
  const grouped = sql.join(names);
  const of = (table: string) => sql.join(names.map((name) => sql`${sql.ref(table)}.${name}`));
  const sameGroup = sql.join(
    names.map((name) => sql`a.${name} = b.${name}`),
    sql` and `,
  );
  const sign = (reason: OverlapReason, from: RawBuilder<unknown>, group = grouped) =>
    sql`select distinct ${sql.lit(reason)} as reason, cast(null as numeric) as cents, 1 as part, ${group} from ${from}`;
  const severalIn = (columns: RawBuilder<unknown>, counted: RawBuilder<unknown>) =>
    sql`(select ${grouped} from line where first_year > 0 group by ${grouped}, ${columns}
      having count(distinct ${counted}) > 1) several`;
  const sameYears = sql`a.first_year <= b.last_year and a.last_year >= b.first_year`;
  const included = sql`
    select case inclusion when 'STATED' then ${sql.lit(OverlapReason.INCLUDED)}
        else ${sql.lit(OverlapReason.MAY_BE_INCLUDED)} end as reason,
      sum(cast(round(amount * 100) as bigint)) as cents, part, ${of('a')}
    from line a where exists (select 1 from line b where b.slug = a.included_in and ${sameGroup})
    group by inclusion, part, ${of('a')}`;
  const overYears = sql`line a join line b on ${sameGroup} and a.slug <> b.slug and ${sameYears}
      and a.area = b.area and a.basis = b.basis
      and coalesce(a.plan, '') = coalesce(b.plan, '') and coalesce(a.project, '') = coalesce(b.project, '')
      and coalesce(b.included_in, '') <> a.slug and coalesce(a.included_in, '') <> b.slug
    where a.first_year < a.last_year`;
  const withinAreas = sql`(select distinct area, first_year, last_year, ${grouped} from line) a
    join around on around.area = a.area
    join (select distinct area, first_year, last_year, ${grouped} from line) b
      on b.area = around.container and ${sameGroup} and ${sameYears}`;
  const all = sql<Sign>`(with recursive line as (
      select slug, area, basis, plan, project, package, included_in, inclusion, amount, part,
        coalesce(year, from_year, 0) as first_year, coalesce(year, to_year, from_year, 9999) as last_year, ${keys}
      from ${summedParts(context, request).as('p')}), ${AROUND}
    ${included}
    union all ${sign(OverlapReason.SEVERAL_YEARS, overYears, of('a'))}
    union all ${sign(OverlapReason.BUDGETED_AND_REALISED, severalIn(sql`area, first_year`, sql`basis`))}
    union all ${sign(OverlapReason.SEVERAL_DOCUMENTS, severalIn(sql`area, first_year, basis`, sql`package`))}
    union all ${sign(OverlapReason.AREA_WITHIN_AREA, withinAreas, of('a'))})`;
  return context.tables<never>().selectFrom(all.as('sign')).selectAll().execute() as unknown as Promise<Sign[]>;
}

function amountOf(found: readonly Sign[]): Amount | null {
  if (found.some(({ cents }) => cents === null)) return null;
  return sumOf(found.map(({ cents, part }) => new Amount(cents!).times(part))).dividedBy(WHOLE_SHARE * 100);
}

/** Why the money of a group may be in its sum more than once; one statement serves all groups of a summary. */
export async function overlapsOf(context: RequestContext, { request, key, total }: BudgetGroup): Promise<OverlapRow[]> {
  const keyOf = (found: Sign): string => JSON.stringify(request.dimensions.map((_, index) => found[`key_${index}`]));
  const found = await manyByKey(
    context,
    `budget-overlaps:${JSON.stringify(request)}`,
    () => signs(context, request),
    keyOf,
  ).load(JSON.stringify(key.map(({ value }) => value)));
  const byReason = groupBy(found, ({ reason }) => reason);
  return REASONS.flatMap((reason) => {
    const ofReason = byReason.get(reason);
    return ofReason ? [{ reason, amount: amountOf(ofReason), total: new Amount(total.amount) }] : [];
  });
}
