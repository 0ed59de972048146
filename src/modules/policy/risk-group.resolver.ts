import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { described, warnOfUnknownKeys } from '../provenance/index.js';
import { type ActionPointRow, actionPointsOfRiskGroup } from './action-point.repository.js';
import { ActionPoint } from './action-point.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId } from './policy-ids.js';
import { type RiskGroupRow, riskGroupsOfPlan, riskGroupsQuery } from './risk-group.repository.js';
import { RiskGroup } from './risk-group.type.js';

@Resolver(() => RiskGroup)
export class RiskGroupResolver extends described(() => RiskGroup) {
  @Query(() => [RiskGroup], { description: 'Risk groups by plan and number.' })
  async riskGroups(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan: string | null,
    @Ctx() context: RequestContext,
  ): Promise<RiskGroupRow[]> {
    if (plan == null) return riskGroupsQuery(context).execute();
    await warnOfUnknownKeys(context, [{ argument: 'plan', kind: 'policy-plan', values: [plan] }]);
    return riskGroupsOfPlan(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan that distinguishes it.' })
  plan(@Root() group: RiskGroupRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(group.plan));
  }

  @FieldResolver(() => [ActionPoint], { description: 'Its action points by number, those that it repeats from other groups included.' })
  actionPoints(@Root() group: RiskGroupRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfRiskGroup(context, group.slug);
  }
}
