import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import type { InterventionRow } from '../intervention/intervention.repository.js';
import { Intervention } from '../intervention/intervention.type.js';
import { linkedFrom } from '../link/policy-link.loader.js';
import type { PlanRow } from '../plan/plan.repository.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { planId, riskGroupId, speerpuntId } from '../policy-ids.js';
import {
  type ActionPointGroupRow,
  type ActionPointRow,
  actionPointsOfPlan,
  actionPointsOfRiskGroup,
  actionPointsQuery,
  type RiskGroupRow,
  riskGroupsOfActionPoint,
  riskGroupsOfPlan,
  riskGroupsQuery,
} from './risk-group.repository.js';
import { ActionPoint, ActionPointRiskGroup, RiskGroup } from './risk-group.type.js';
import type { SpeerpuntRow } from '../speerpunt/speerpunt.repository.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import { texted } from '../texted.resolver.js';
import { described, inlineSourced, Organisation, warnOfUnknownKeys } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver(() => RiskGroup)
export class RiskGroupResolver extends described(() => RiskGroup) {
  @Query(() => [RiskGroup], { description: 'Risk groups by plan and number.' })
  async riskGroups(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan:
      | string
      | null,
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

  @FieldResolver(() => [ActionPoint], {
    description: 'Its action points by number, those that it repeats from other groups included.',
  })
  actionPoints(@Root() group: RiskGroupRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfRiskGroup(context, group.slug);
  }
}

@Resolver(() => ActionPoint)
export class ActionPointResolver extends texted(() => ActionPoint) {
  @Query(() => [ActionPoint], { description: 'Action points by plan and number.' })
  async actionPoints(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan:
      | string
      | null,
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

  @FieldResolver(() => [ActionPointRiskGroup], {
    description: 'The risk groups that it stands under: first the one that brings it, then those that repeat it.',
  })
  riskGroups(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<ActionPointGroupRow[]> {
    return riskGroupsOfActionPoint(context, point.id);
  }

  @FieldResolver(() => Speerpunt, {
    nullable: true,
    description: 'The speerpunt that the document files it under; null when it names none.',
  })
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
