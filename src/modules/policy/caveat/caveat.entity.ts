import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { keyBy } from '../../../contract/collections.js';
import { type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy, manyByKey } from '../../../store/loaders.js';

/** A warning from a document on how to read its figures. */
export const CaveatEntity = defineEntity({
  name: 'Caveat',
  tableName: 'caveat',
  properties: {
    id: p.text().primary(),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    plan: slug().nullable().comment('Slug of the plan whose figures the caveat concerns.'),
    text_nl: p.text().comment('The text in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The text in English, in our own words.'),
    package: p.text(),
  },
});

export type CaveatRow = Row<typeof CaveatEntity>;

export const caveatNode = nodeOf('caveat', 'Caveat', CaveatEntity);

/** The id of the caveat with this slug. */
export const caveatId = caveatNode.id;

/** An indicator that a caveat concerns; a caveat without indicators concerns its plan as a whole. */
export const CaveatIndicatorEntity = defineEntity({
  name: 'CaveatIndicator',
  tableName: 'caveat_indicator',
  properties: { caveat: p.text().primary(), indicator: slug().primary(), package: p.text() },
});

export const caveatsOfPlan = manyBy(CaveatEntity, 'plan', ['slug']);

export const indicatorsOfCaveat = manyBy(CaveatIndicatorEntity, 'caveat', ['indicator']);

/**
 * Caveats on these indicators under a plan: those on the plan as a whole and those on any of the indicators, from any
 * plan. Plans and indicators share a loader, so that all of them cost one statement.
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
  const tables = context.tables(CaveatEntity, CaveatIndicatorEntity);
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
