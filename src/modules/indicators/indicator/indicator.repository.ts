import { sql, type SqlBool } from 'kysely';
import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { Direction, Frequency, IndicatorFilter } from './indicator.type.js';
import type { IndicatorsTables } from '../tables.js';
import { matchingFacts, warnOfUnknownKeys } from '../../provenance/index.js';

/** An indicator as stored. */
export interface IndicatorRow {
  id: string;
  slug: string;
  name_nl: string;
  name_en: string | null;
  description_nl: string | null;
  description_en: string | null;
  unit: string;
  decimals: number;
  desired_direction: Direction | null;
  frequency: Frequency | null;
  population: string | null;
  measured_by: string | null;
}

/** The id of the indicator with this slug. */
export function indicatorId(slug: string): string {
  return nodeId('indicator', slug);
}

function indicatorsQuery(context: RequestContext) {
  return context.tables<IndicatorsTables>().selectFrom('indicator').selectAll().$castTo<IndicatorRow>();
}

/** Indicators by id. */
export function fetchIndicators(context: RequestContext, ids: readonly string[]): Promise<IndicatorRow[]> {
  return indicatorsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** Indicators that a filter lets through, as a query to page through; unknown keys in the filter are remarked on. */
export async function filteredIndicators(context: RequestContext, filter: IndicatorFilter | null | undefined) {
  let query = indicatorsQuery(context);
  if (filter?.search != null) query = query.where('id', 'in', matchingFacts(context, filter.search, 'filter.search'));
  if (filter?.slugs) query = query.where('slug', 'in', filter.slugs);
  if (filter?.speerpunt != null) query = query.where(monitoring(filter.speerpunt));
  if (filter?.desiredDirection) query = query.where('desired_direction', '=', filter.desiredDirection);
  if (filter?.document != null) query = query.where(readIn(filter.document));
  await warnOfUnknownKeys(context, [
    { argument: 'filter.slugs', kind: 'indicator', values: filter?.slugs },
    { argument: 'filter.speerpunt', kind: 'speerpunt', values: filter?.speerpunt == null ? null : [filter.speerpunt] },
    { argument: 'filter.document', kind: 'document', values: filter?.document == null ? null : [filter.document] },
  ]);
  return query;
}

/**
 * The one place where this module reads a table of a later one: which indicators monitor which speerpunt is policy's, yet
 * the contract has the filter on this list. The table's two text columns are its whole agreement with policy.
 */
function monitoring(speerpunt: string) {
  return sql<SqlBool>`slug in (select indicator from speerpunt_indicator where speerpunt = ${speerpunt})`;
}

function readIn(document: string) {
  return sql<SqlBool>`(id in (select fact from citation where document = ${document})
    or slug in (select indicator from measurement where document = ${document}))`;
}
