import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Area, AreaKind, type AreaRow } from '../../places/index.js';
import type { CaveatRow } from '../caveat/caveat.entity.js';
import { Caveat } from '../caveat/caveat.type.js';
import { caveatsInForce } from '../caveat/concerning.js';
import { linkedFrom } from '../link/policy-link.entity.js';
import { needLevelsOfPlan } from '../need-level/need-level.entity.js';
import { NeedLevel } from '../need-level/need-level.resolver.js';
import { PlanEntity, planNode, type PlanRow, plansOfArea } from './plan.entity.js';
import { PolicyPlan, PolicyPlanConnection } from './plan.type.js';
import {
  actionPointList,
  type ActionPointRow,
  riskGroupList,
  type RiskGroupRow,
} from '../risk-group/risk-group.entity.js';
import { ActionPoint, RiskGroup } from '../risk-group/risk-group.type.js';
import { speerpuntList, type SpeerpuntRow } from '../speerpunt/speerpunt.entity.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import {
  describedByDocuments,
  listOf,
  Statement,
  type StatementRow,
  statementsOfPlan,
} from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

export const planList = listOf<PlanRow, object>({
  name: 'policy-plans',
  rows: (context) => rowsOf(context, PlanEntity),
  order: ascending('NAME', 'name_nl', 'slug'),
  where: {},
  flat: true,
});

@Resolver(() => PolicyPlanConnection)
export class PlansResolver extends exportable(() => PolicyPlanConnection, 'policy-plans') {}

@Resolver(() => PolicyPlan)
export class PlanResolver extends describedByDocuments(() => PolicyPlan) {
  @Query(() => PolicyPlan, { nullable: true, description: 'The policy plan with this slug; null if not found.' })
  policyPlan(
    @Arg('slug', () => String, { description: 'Slug of a plan, such as `uvp-maastricht-2024`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<PlanRow | null> {
    return planNode.load(context, slug);
  }

  @Query(() => PolicyPlanConnection, { description: 'Policy plans by name.' })
  policyPlans(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return planList.page(context, {}, args, info);
  }

  @FieldResolver(() => [Area], {
    description:
      'Areas the plan covers, as named in the documents: both a region and areas in it may be among them, so do not ' +
      'add their figures up. `kind` selects one level.',
  })
  async areas(
    @Root() plan: PlanRow,
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this level.' }) kind: AreaKind | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaRow[]> {
    const areas = await linkedFrom<AreaRow>(context, 'plan-area', plan.id);
    return kind ? areas.filter((area) => area.kind === kind) : areas;
  }

  @FieldResolver(() => [Speerpunt], { description: 'Speerpunten of the plan, by number; empty if none.' })
  speerpunten(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return speerpuntList.ofPlan(context, plan.slug);
  }

  @FieldResolver(() => [RiskGroup], { description: 'Risk groups the plan defines, by number; empty if none.' })
  riskGroups(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<RiskGroupRow[]> {
    return riskGroupList.ofPlan(context, plan.slug);
  }

  @FieldResolver(() => [ActionPoint], {
    complexity: listCost(40),
    description: 'Numbered action points of the plan; empty if none.',
  })
  actionPoints(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointList.ofPlan(context, plan.slug);
  }

  @FieldResolver(() => [NeedLevel], { description: 'Levels of need the plan defines; empty if none.' })
  needLevels(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return needLevelsOfPlan(context, plan.slug);
  }

  @FieldResolver(() => [Caveat], {
    complexity: listCost(25),
    description:
      "Warnings from the documents on how to read the plan's figures, the weightiest first; not those since replaced.",
  })
  caveats(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<CaveatRow[]> {
    return caveatsInForce(context, plan.slug);
  }

  @FieldResolver(() => [Statement], {
    complexity: listCost(40),
    description: 'What documents state about the plan and its parts besides figures; by document and kind.',
  })
  statements(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<StatementRow[]> {
    return statementsOfPlan(context, plan.slug);
  }
}

@Resolver(() => Area)
export class AreaPlansResolver {
  @FieldResolver(() => [PolicyPlan], {
    description: 'Plans that name this area. Plans of its regions are listed on those regions (see `within`).',
  })
  policyPlans(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<PlanRow[]> {
    return plansOfArea(context, area.id);
  }
}
