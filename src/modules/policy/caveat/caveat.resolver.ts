import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId, type IndicatorRow } from '../../indicators/index.js';
import { type CaveatRow, indicatorsOfCaveat } from './caveat.entity.js';
import { planNode } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { texted } from '../texted.resolver.js';
import { Node, Sourced } from '../../provenance/index.js';
import { loadEntities } from '../../../store/loaders.js';

@ObjectType({ implements: [Node, Sourced], description: 'A warning from a document on how to read its figures.' })
export class Caveat extends Node {
  @Field(() => String, { description: 'Natural key, such as `inspanning-en-indicator-niet-een-op-een`.' })
  slug!: string;
}

@Resolver(() => Caveat)
export class CaveatResolver extends texted(() => Caveat) {
  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The plan whose figures the caveat concerns; null if it concerns no particular plan.',
  })
  plan(@Root() caveat: CaveatRow, @Ctx() context: RequestContext) {
    return planNode.load(context, caveat.plan);
  }

  @FieldResolver(() => [Indicator], {
    description: 'Indicators the caveat concerns; empty if it concerns the plan as a whole.',
  })
  async indicators(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    const rows = await indicatorsOfCaveat(context, caveat.id);
    return loadEntities<IndicatorRow>(
      context,
      rows.map(({ indicator }) => indicatorId(indicator)),
    );
  }
}
