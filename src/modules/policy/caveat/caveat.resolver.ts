import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId, type IndicatorRow } from '../../indicators/index.js';
import { type CaveatRow, indicatorsOfCaveat } from './caveat.repository.js';
import type { PlanRow } from '../plan/plan.repository.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { planId } from '../policy-ids.js';
import { texted } from '../texted.resolver.js';
import { Node, Sourced } from '../../provenance/index.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

@ObjectType({ implements: [Node, Sourced], description: 'A warning of a document about how its figures may be read.' })
export class Caveat extends Node {
  @Field(() => String, { description: 'Natural key, such as `inspanning-en-indicator-niet-een-op-een`.' })
  slug!: string;
}

@Resolver(() => Caveat)
export class CaveatResolver extends texted(() => Caveat) {
  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The plan whose figures it is about; null when it is about no plan in particular.',
  })
  plan(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<PlanRow | null> | null {
    return caveat.plan === null ? null : loadEntity<PlanRow>(context, planId(caveat.plan));
  }

  @FieldResolver(() => [Indicator], {
    description: 'The indicators that it is about; none when it is about the plan as a whole.',
  })
  async indicators(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    const slugs = await indicatorsOfCaveat(context, caveat.id);
    return loadEntities<IndicatorRow>(context, slugs.map(indicatorId));
  }
}
