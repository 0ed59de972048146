import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import type { InterventionRow } from '../intervention/intervention.entity.js';
import { Intervention } from '../intervention/intervention.type.js';
import { linkedFrom } from '../link/policy-link.entity.js';
import { planNode } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import {
  type ActionPointGroupRow,
  actionPointList,
  type ActionPointRow,
  actionPointsLinkedTo,
  actionPointsOfRiskGroup,
  riskGroupNode,
  riskGroupList,
  type RiskGroupRow,
  riskGroupsOfActionPoint,
} from './risk-group.entity.js';
import { ActionPoint, ActionPointRiskGroup, RiskGroup } from './risk-group.type.js';
import { shownForPlan } from '../shown-for-plan.js';
import { speerpuntNode } from '../speerpunt/speerpunt.entity.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import { texted } from '../texted.resolver.js';
import { describedAndSourced, inlineSourced, Organisation } from '../../provenance/index.js';

@Resolver(() => RiskGroup)
export class RiskGroupResolver extends describedAndSourced(() => RiskGroup) {
  @Query(() => [RiskGroup], { description: 'Risk groups by plan and number.' })
  riskGroups(
    @Arg('plan', () => String, { nullable: true, description: 'Slug of a policy plan; only its items are returned.' })
    plan: string | null,
    @Ctx() context: RequestContext,
  ): Promise<RiskGroupRow[]> {
    return riskGroupList.items(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan that defines it.' })
  plan(@Root() group: RiskGroupRow, @Ctx() context: RequestContext) {
    return planNode.load(context, group.plan);
  }

  @FieldResolver(() => [ActionPoint], {
    description: 'Action points of the group by number, including those repeated from other groups.',
  })
  actionPoints(@Root() group: RiskGroupRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfRiskGroup(context, group.slug);
  }
}

@Resolver(() => ActionPoint)
export class ActionPointResolver extends texted(() => ActionPoint) {
  @Query(() => [ActionPoint], { description: 'Action points by plan and number.' })
  actionPoints(
    @Arg('plan', () => String, { nullable: true, description: 'Slug of a policy plan; only its items are returned.' })
    plan: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ActionPointRow[]> {
    return actionPointList.items(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan it belongs to.' })
  plan(@Root() point: ActionPointRow, @Ctx() context: RequestContext) {
    return planNode.load(context, point.plan);
  }

  @FieldResolver(() => [ActionPointRiskGroup], {
    description:
      'Risk groups that list the action point: first the group that introduces it, then those that list it again.',
  })
  riskGroups(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<ActionPointGroupRow[]> {
    return riskGroupsOfActionPoint(context, point.id);
  }

  @FieldResolver(() => Speerpunt, {
    nullable: true,
    description: 'The speerpunt the document lists it under; null if none.',
  })
  speerpunt(@Root() point: ActionPointRow, @Ctx() context: RequestContext) {
    return speerpuntNode.load(context, point.speerpunt);
  }

  @FieldResolver(() => [Intervention], { description: 'Interventions the action point names.' })
  async interventions(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    const interventions = await linkedFrom<InterventionRow>(context, 'action-point-intervention', point.id);
    return shownForPlan(context, interventions, point.plan);
  }

  @FieldResolver(() => [Organisation], { description: 'Organisations the action point names.' })
  organisations(@Root() point: ActionPointRow, @Ctx() context: RequestContext) {
    return linkedFrom(context, 'action-point-organisation', point.id);
  }
}

@Resolver(() => Intervention)
export class InterventionActionPointsResolver {
  @FieldResolver(() => [ActionPoint], {
    complexity: listCost(10),
    description: 'Action points that name the intervention, by plan and number.',
  })
  actionPoints(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsLinkedTo(context, 'action-point-intervention', intervention.id);
  }
}

@Resolver(() => Organisation)
export class OrganisationActionPointsResolver {
  @FieldResolver(() => [ActionPoint], {
    complexity: listCost(10),
    description: 'Action points that name the organisation, by plan and number.',
  })
  actionPoints(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsLinkedTo(context, 'action-point-organisation', organisation.id);
  }
}

@Resolver(() => ActionPointRiskGroup)
export class ActionPointRiskGroupResolver extends inlineSourced(() => ActionPointRiskGroup) {
  @FieldResolver(() => RiskGroup, { description: 'The risk group.' })
  riskGroup(@Root() row: ActionPointGroupRow, @Ctx() context: RequestContext) {
    return riskGroupNode.load(context, row.risk_group);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the document marks the point here as one of an earlier group (*idem*); a point can be listed again ' +
      'without that mark.',
  })
  idem(@Root() row: ActionPointGroupRow): boolean {
    return row.idem === 1;
  }
}
