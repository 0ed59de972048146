import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import type { NeedLevelRow } from './need-level.repository.js';
import type { PlanRow } from '../plan/plan.repository.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { planId } from '../policy-ids.js';
import { inlineSourced, labelled, Sourced } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

@ObjectType({
  implements: Sourced,
  description: 'A level of need that a plan distinguishes, from no request for help to coercion.',
})
export class NeedLevel {
  @Field(() => String, { description: 'Letter of the level within its plan, such as `B`.' })
  code!: string;
}

@Resolver(() => NeedLevel)
export class NeedLevelResolver extends labelled(
  () => NeedLevel,
  inlineSourced(() => NeedLevel),
) {
  @FieldResolver(() => PolicyPlan, { description: 'The plan that distinguishes it.' })
  plan(@Root() level: NeedLevelRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(level.plan));
  }
}
