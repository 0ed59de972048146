import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { inlineSourced, labelled } from '../provenance/index.js';
import type { NeedLevelRow } from './need-level.repository.js';
import { NeedLevel } from './need-level.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId } from './policy-ids.js';

@Resolver(() => NeedLevel)
export class NeedLevelResolver extends labelled(() => NeedLevel, inlineSourced(() => NeedLevel)) {
  @FieldResolver(() => PolicyPlan, { description: 'The plan that distinguishes it.' })
  plan(@Root() level: NeedLevelRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(level.plan));
  }
}
