import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorNode } from '../indicator/indicator.entity.js';
import { MeasurementEntity } from '../measurement/measurement.entity.js';
import { type DiscrepancyFilter, DiscrepancyKind } from './discrepancy.type.js';
import { areaNode } from '../../places/index.js';
import { StatementKind, type StatementRow, statementsOfKind } from '../../provenance/index.js';

/** Of which indicators each document has figures on any of the areas, as slug and id. */
async function measuredIn(context: RequestContext, areas: readonly string[]): Promise<Set<string>> {
  const rows = await context
    .tables(MeasurementEntity)
    .selectFrom('measurement')
    .select(['document', 'indicator'])
    .distinct()
    .where('area', 'in', [...areas])
    .execute();
  return new Set(rows.map(({ document, indicator }) => `${document} ${indicatorNode.id(indicator)}`));
}

/**
 * Contradictions that are not between figures, as far as a filter lets them through: about one of its indicators, and
 * about one of its areas or an indicator of which the same document has figures there. None is explained by a later
 * document, so that all are a CONFLICT.
 */
export async function contradictionsFor(
  context: RequestContext,
  filter: DiscrepancyFilter | null | undefined,
): Promise<StatementRow[]> {
  const { indicators, areas, kinds } = filter ?? {};
  if (kinds && !kinds.includes(DiscrepancyKind.CONFLICT)) return [];
  const all = await statementsOfKind(context, StatementKind.CONTRADICTION);
  const ofIndicators = indicators && new Set(indicators.map(indicatorNode.id));
  const found = ofIndicators ? all.filter(({ subject }) => ofIndicators.has(subject)) : all;
  if (!areas) return found;
  const [ofAreas, measured] = [new Set(areas.map(areaNode.id)), await measuredIn(context, areas)];
  return found.filter(({ subject, document }) => ofAreas.has(subject) || measured.has(`${document} ${subject}`));
}
