import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntities, loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Indicator, indicatorId, type IndicatorRow } from '../indicators/index.js';
import { type CaveatRow, indicatorsOfCaveat } from './caveat.repository.js';
import { Caveat } from './caveat.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId } from './policy-ids.js';
import { texted } from './texted.resolver.js';

@Resolver(() => Caveat)
export class CaveatResolver extends texted(() => Caveat) {
  @FieldResolver(() => PolicyPlan, { nullable: true, description: 'The plan whose figures it is about; null when it is about no plan in particular.' })
  plan(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<PlanRow | null> | null {
    return caveat.plan === null ? null : loadEntity<PlanRow>(context, planId(caveat.plan));
  }

  @FieldResolver(() => [Indicator], { description: 'The indicators that it is about; none when it is about the plan as a whole.' })
  async indicators(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    const slugs = await indicatorsOfCaveat(context, caveat.id);
    return loadEntities<IndicatorRow>(context, slugs.map(indicatorId));
  }
}
