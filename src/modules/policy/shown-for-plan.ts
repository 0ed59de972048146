import type { EntityRow, RequestContext } from '../../contract/request-context.js';
import { documentsAbout, documentsOfAreas, type Shown, shownFor } from '../provenance/index.js';
import { areaCodesOfPlan, planId } from './plan/plan.entity.js';

/**
 * What was reached through a plan, with the texts of the documents that describe or name the plan, or else of those
 * that are published for its areas.
 */
export function shownForPlan<Found extends EntityRow>(
  context: RequestContext,
  rows: readonly Found[],
  plan: string,
): Promise<Shown<Found>[]> {
  return shownFor(context, rows, [
    () => documentsAbout(context, planId(plan)),
    async () => documentsOfAreas(context, await areaCodesOfPlan(context, plan)),
  ]);
}
