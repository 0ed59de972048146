import { sql } from 'kysely';
import { keyBy } from '../../../contract/collections.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import { manyByKey } from '../../../store/loaders.js';

/** A caveat as stored; `plan` is the slug. */
export interface CaveatRow {
  id: string;
  slug: string;
  plan: string | null;
  text_nl: string;
  text_en: string | null;
}

/** Caveats by id. */
export function fetchCaveats(context: RequestContext, ids: readonly string[]): Promise<CaveatRow[]> {
  return context
    .tables<PolicyTables>()
    .selectFrom('caveat')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** The warnings of the documents about how a plan's figures may be read. */
export function caveatsOfPlan(context: RequestContext, plan: string): Promise<CaveatRow[]> {
  return manyByKey(
    context,
    'caveats-of-plan',
    (plans) =>
      context
        .tables<PolicyTables>()
        .selectFrom('caveat')
        .selectAll()
        .where('plan', 'in', [...plans])
        .orderBy('slug')
        .execute(),
    (row) => row.plan ?? '',
  ).load(plan);
}

/**
 * The warnings that concern a reading of these indicators under a plan: those about the plan as a whole, and those about
 * any of the indicators, whichever plan they come with. Plans and indicators share a loader, so that all cost one statement.
 */
export async function caveatsConcerning(
  context: RequestContext,
  plan: string,
  indicators: readonly string[],
): Promise<CaveatRow[]> {
  const loader = manyByKey(
    context,
    'caveats-concerning',
    (keys) => concerning(context, keys),
    (row) => row.key,
  );
  const found = await Promise.all(
    [`plan:${plan}`, ...indicators.map((slug) => `indicator:${slug}`)].map((key) => loader.load(key)),
  );
  return [...keyBy(found.flat(), ({ id }) => id).values()];
}

function concerning(context: RequestContext, keys: readonly string[]): Promise<(CaveatRow & { key: string })[]> {
  const named = (kind: string): string[] =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  const tables = context.tables<PolicyTables>();
  const ofPlans = tables
    .selectFrom('caveat')
    .selectAll('caveat')
    .select(sql<string>`'plan:' || caveat.plan`.as('key'))
    .where('caveat.plan', 'in', named('plan'))
    .where('caveat.id', 'not in', tables.selectFrom('caveat_indicator').select('caveat'));
  const ofIndicators = tables
    .selectFrom('caveat')
    .innerJoin('caveat_indicator as about', 'about.caveat', 'caveat.id')
    .selectAll('caveat')
    .select(sql<string>`'indicator:' || about.indicator`.as('key'))
    .where('about.indicator', 'in', named('indicator'));
  return ofPlans.unionAll(ofIndicators).orderBy('slug').execute();
}

/** The slugs of the indicators that a caveat is about. */
export async function indicatorsOfCaveat(context: RequestContext, caveat: string): Promise<string[]> {
  const rows = await manyByKey(
    context,
    'indicators-of-caveat',
    (caveats) =>
      context
        .tables<PolicyTables>()
        .selectFrom('caveat_indicator')
        .select(['caveat', 'indicator'])
        .where('caveat', 'in', [...caveats])
        .orderBy('indicator')
        .execute(),
    (row) => row.caveat,
  ).load(caveat);
  return rows.map(({ indicator }) => indicator);
}
