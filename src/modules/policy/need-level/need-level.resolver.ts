import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import type { NeedLevelRow } from './need-level.entity.js';
import { planNode } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { inlineSourced, labelled, Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: Sourced,
  description: 'A level of need defined by a plan, ranging from no request for help to compulsory care.',
})
export class NeedLevel {
  @Field(() => String, { description: 'Letter of the level within the plan, such as `B`.' })
  code!: string;
}

@Resolver(() => NeedLevel)
export class NeedLevelResolver extends labelled(
  () => NeedLevel,
  inlineSourced(() => NeedLevel),
) {
  @FieldResolver(() => PolicyPlan, { description: 'The plan that defines it.' })
  plan(@Root() level: NeedLevelRow, @Ctx() context: RequestContext) {
    return planNode.load(context, level.plan);
  }
}
