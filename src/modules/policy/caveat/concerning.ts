import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { keyBy } from '../../../contract/collections.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyByKey } from '../../../store/loaders.js';
import type { Quality } from '../../indicators/index.js';
import {
  CaveatEntity,
  caveatId,
  CaveatIndicatorEntity,
  type CaveatRow,
  caveatsOfPlan,
  indicatorsOfCaveat,
  scopeOfCaveat,
  type ScopeRelation,
} from './caveat.entity.js';
import { CaveatSubject } from './caveat.type.js';

/** What an answer shows, as far as caveats may concern it. */
interface CaveatRequest {
  /** The plan, and its speerpunt unless the plan as a whole; null for an answer about indicators alone. */
  within: { plan: string; speerpunt: string | null } | null;
  /** Code of the area of the figures; null for any. */
  area: string | null;
  /** The day of knowledge; null for now. */
  asOf: string | null;
  /** Whether the answer counts budget lines. */
  budgetLines: boolean;
  /** Each indicator, with the qualities of the figures that are shown of it. */
  indicators: readonly { slug: string; qualities: readonly Quality[] }[];
}

/** A caveat with what it is limited to and what it replaces. */
interface Scoped {
  caveat: CaveatRow;
  indicators: string[];
  targets(relation: ScopeRelation): string[];
}

/**
 * The caveats that concern an answer, the weightiest first: of equal weight those on the plan as a whole, then those on
 * any of the indicators, from any plan. One limited to other speerpunten or areas does not concern it, nor does one on
 * figures of a quality that the answer does not show, nor one that a newer document has replaced.
 */
export async function caveatsConcerning(context: RequestContext, request: CaveatRequest): Promise<CaveatRow[]> {
  return (await inForce(context, await knownCaveats(context, request)))
    .filter((one) => concerns(one, request))
    .map(({ caveat }) => caveat)
    .sort((a, b) => a.weight - b.weight);
}

/** Every caveat of a plan that no newer one replaces, the weightiest first. */
export async function caveatsInForce(context: RequestContext, plan: string): Promise<CaveatRow[]> {
  return (await inForce(context, await caveatsOfPlan(context, plan))).map(({ caveat }) => caveat);
}

/** Those that no other one replaces. */
async function inForce(context: RequestContext, caveats: readonly CaveatRow[]): Promise<Scoped[]> {
  const known = await Promise.all(caveats.map((caveat) => scoped(context, caveat)));
  const replaced = new Set(known.flatMap(({ targets }) => targets('replaces')).map(caveatId));
  return known.filter(({ caveat }) => !replaced.has(caveat.id));
}

async function scoped(context: RequestContext, caveat: CaveatRow): Promise<Scoped> {
  const [indicators, scope] = await Promise.all([
    // Only a limit to figures of some quality depends on them.
    caveat.while_quality === null ? [] : indicatorsOfCaveat(context, caveat.id),
    scopeOfCaveat(context, caveat.id),
  ]);
  return {
    caveat,
    indicators: indicators.map(({ indicator }) => indicator),
    targets: (relation) => scope.filter((row) => row.relation === relation).map(({ target }) => target),
  };
}

function concerns({ caveat, indicators, targets }: Scoped, request: CaveatRequest): boolean {
  if (caveat.about === CaveatSubject.CONTEXT) return false;
  if (caveat.about === CaveatSubject.BUDGET && !request.budgetLines) return false;
  const isIn = (relation: ScopeRelation, target: string | null): boolean => {
    const limits = targets(relation);
    return limits.length === 0 || (target !== null && limits.includes(target));
  };
  const { within, area } = request;
  if ((within !== null && !isIn('speerpunt', within.speerpunt)) || (area !== null && !isIn('area', area))) return false;
  const quality = caveat.while_quality;
  if (quality === null) return true;
  const shown = request.indicators.filter(({ slug }) => indicators.length === 0 || indicators.includes(slug));
  return shown.some(({ qualities }) => qualities.includes(quality));
}

/** Plans and indicators share a loader, so that all of them cost one statement. */
async function knownCaveats(context: RequestContext, request: CaveatRequest): Promise<CaveatRow[]> {
  const { within, indicators, asOf } = request;
  const loader = manyByKey(
    context,
    `caveats-concerning:${asOf}`,
    (keys) => caveatsOf(context, keys, asOf),
    (row) => row.key,
  );
  const found = await Promise.all(
    [...(within ? [`plan:${within.plan}`] : []), ...indicators.map(({ slug }) => `indicator:${slug}`)].map((key) =>
      loader.load(key),
    ),
  );
  return [...keyBy(found.flat(), ({ id }) => id).values()];
}

/** Whether a document with the caveat had been published. */
function isKnown(asOf: string | null): RawBuilder<SqlBool> {
  if (asOf === null) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`exists (
    select 1 from citation c join document d on d.slug = c.document
    where c.fact = caveat.id and d.published_on <= ${asOf})`;
}

function caveatsOf(
  context: RequestContext,
  keys: readonly string[],
  asOf: string | null,
): Promise<(CaveatRow & { key: string })[]> {
  const named = (kind: string): string[] =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  const tables = context.tables(CaveatEntity, CaveatIndicatorEntity);
  const ofPlans = tables
    .selectFrom('caveat')
    .selectAll('caveat')
    .select(sql<string>`'plan:' || caveat.plan`.as('key'))
    .where('caveat.plan', 'in', named('plan'))
    .where('caveat.id', 'not in', tables.selectFrom('caveat_indicator').select('caveat'))
    .where(isKnown(asOf));
  const ofIndicators = tables
    .selectFrom('caveat')
    .innerJoin('caveat_indicator as about', 'about.caveat', 'caveat.id')
    .selectAll('caveat')
    .select(sql<string>`'indicator:' || about.indicator`.as('key'))
    .where('about.indicator', 'in', named('indicator'))
    .where(isKnown(asOf));
  return ofPlans.unionAll(ofIndicators).orderBy('slug').execute();
}
