import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { inlineSourced, Organisation, warnOfUnknownKeys } from '../provenance/index.js';
import {
  type ActionPointGroupRow, type ActionPointRow, actionPointsOfPlan, actionPointsQuery, riskGroupsOfActionPoint,
} from './action-point.repository.js';
import { ActionPoint, ActionPointRiskGroup } from './action-point.type.js';
import type { InterventionRow } from './intervention.repository.js';
import { Intervention } from './intervention.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId, riskGroupId, speerpuntId } from './policy-ids.js';
import { linkedFrom } from './policy-link.loader.js';
import type { RiskGroupRow } from './risk-group.repository.js';
import { RiskGroup } from './risk-group.type.js';
import type { SpeerpuntRow } from './speerpunt.repository.js';
import { Speerpunt } from './speerpunt.type.js';
import { texted } from './texted.resolver.js';

@Resolver(() => ActionPoint)
export class ActionPointResolver extends texted(() => ActionPoint) {
  @Query(() => [ActionPoint], { description: 'Action points by plan and number.' })
  async actionPoints(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ActionPointRow[]> {
    if (plan == null) return actionPointsQuery(context).execute();
    await warnOfUnknownKeys(context, [{ argument: 'plan', kind: 'policy-plan', values: [plan] }]);
    return actionPointsOfPlan(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan that it belongs to.' })
  plan(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(point.plan));
  }

  @FieldResolver(() => [ActionPointRiskGroup], { description: 'The risk groups that it stands under: first the one that brings it, then those that repeat it.' })
  riskGroups(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<ActionPointGroupRow[]> {
    return riskGroupsOfActionPoint(context, point.id);
  }

  @FieldResolver(() => Speerpunt, { nullable: true, description: 'The speerpunt that the document files it under; null when it names none.' })
  speerpunt(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> | null {
    return point.speerpunt === null ? null : loadEntity<SpeerpuntRow>(context, speerpuntId(point.speerpunt));
  }

  @FieldResolver(() => [Intervention], { description: 'The interventions that it names.' })
  interventions(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return linkedFrom(context, 'action-point-intervention', point.id);
  }

  @FieldResolver(() => [Organisation], { description: 'The organisations that it names.' })
  organisations(@Root() point: ActionPointRow, @Ctx() context: RequestContext) {
    return linkedFrom(context, 'action-point-organisation', point.id);
  }
}

@Resolver(() => ActionPointRiskGroup)
export class ActionPointRiskGroupResolver extends inlineSourced(() => ActionPointRiskGroup) {
  @FieldResolver(() => RiskGroup, { description: 'The risk group.' })
  riskGroup(@Root() row: ActionPointGroupRow, @Ctx() context: RequestContext): Promise<RiskGroupRow | null> {
    return loadEntity(context, riskGroupId(row.risk_group));
  }
}
