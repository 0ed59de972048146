import type { RequestContext } from '../../../contract/request-context.js';
import { speerpuntenQuery, type SpeerpuntRow } from './speerpunt.repository.js';
import type { PolicyTables } from '../tables.js';
import type { InlineSourced } from '../../provenance/index.js';
import { manyByKey } from '../../../store/loaders.js';

/** That an indicator monitors a speerpunt; both are slugs. */
export interface MonitoringRow extends InlineSourced {
  speerpunt: string;
  indicator: string;
  statement_nl: string;
}

/** Which indicators monitor a speerpunt, and the words of each document about it. */
export function monitoringOf(context: RequestContext, speerpuntSlug: string): Promise<MonitoringRow[]> {
  return manyByKey(
    context,
    'monitoring-of-speerpunt',
    (speerpunten) =>
      context
        .tables<PolicyTables>()
        .selectFrom('speerpunt_indicator')
        .selectAll()
        .where('speerpunt', 'in', [...speerpunten])
        .orderBy('indicator')
        .orderBy('document')
        .execute(),
    (row) => row.speerpunt,
  ).load(speerpuntSlug);
}

/** The slugs of the indicators that monitor a speerpunt, as the documents say. */
export async function indicatorSlugsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<string[]> {
  const monitoring = await monitoringOf(context, speerpuntSlug);
  return [...new Set(monitoring.map(({ indicator }) => indicator))];
}

/** The speerpunten that an indicator monitors. */
export function speerpuntenOfIndicator(context: RequestContext, indicatorSlug: string): Promise<SpeerpuntRow[]> {
  return manyByKey(
    context,
    'speerpunten-of-indicator',
    (indicators) =>
      speerpuntenQuery(context)
        .innerJoin('speerpunt_indicator as si', 'si.speerpunt', 'speerpunt.slug')
        .select('si.indicator as of')
        .distinct()
        .where('si.indicator', 'in', [...indicators])
        .execute(),
    (row) => row.of,
  ).load(indicatorSlug);
}
