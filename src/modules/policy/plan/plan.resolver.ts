import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Area, type AreaRow } from '../../places/index.js';
import { type CaveatRow, caveatsOfPlan } from '../caveat/caveat.repository.js';
import { Caveat } from '../caveat/caveat.resolver.js';
import { linkedFrom } from '../link/policy-link.loader.js';
import { needLevelsOfPlan } from '../need-level/need-level.repository.js';
import { NeedLevel } from '../need-level/need-level.resolver.js';
import { type PlanRow, plansQuery } from './plan.repository.js';
import { PolicyPlan, PolicyPlanConnection } from './plan.type.js';
import { planId } from '../policy-ids.js';
import {
  type ActionPointRow,
  actionPointsOfPlan,
  type RiskGroupRow,
  riskGroupsOfPlan,
} from '../risk-group/risk-group.repository.js';
import { ActionPoint, RiskGroup } from '../risk-group/risk-group.type.js';
import { speerpuntenOfPlan, type SpeerpuntRow } from '../speerpunt/speerpunt.repository.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import type { PolicyTables } from '../tables.js';
import { described } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => PolicyPlanConnection)
export class PlansResolver extends exportable(() => PolicyPlanConnection, 'policy-plans') {}

@Resolver(() => PolicyPlan)
export class PlanResolver extends described(() => PolicyPlan) {
  @Query(() => PolicyPlan, { nullable: true, description: 'The policy plan with this slug; null when there is none.' })
  policyPlan(
    @Arg('slug', () => String, { description: 'Slug of a plan, such as `uvp-maastricht-2024`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<PlanRow | null> {
    return loadEntity(context, planId(slug));
  }

  @Query(() => PolicyPlanConnection, { description: 'Policy plans by name.' })
  async policyPlans(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(await keysetPage(context.tables<PolicyTables>(), plansQuery(context), BY_NAME, args, info), {});
  }

  @FieldResolver(() => [Area], { description: 'The areas that it is for, as the documents name them.' })
  areas(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return linkedFrom(context, 'plan-area', plan.id);
  }

  @FieldResolver(() => [Speerpunt], { description: 'Its speerpunten by number; empty when it has none.' })
  speerpunten(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return speerpuntenOfPlan(context, plan.slug);
  }

  @FieldResolver(() => [RiskGroup], {
    description: 'The groups of children at risk that it distinguishes, by number; empty when it has none.',
  })
  riskGroups(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<RiskGroupRow[]> {
    return riskGroupsOfPlan(context, plan.slug);
  }

  @FieldResolver(() => [ActionPoint], {
    complexity: listCost(40),
    description: 'Its numbered action points; empty when it has none.',
  })
  actionPoints(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfPlan(context, plan.slug);
  }

  @FieldResolver(() => [NeedLevel], {
    description: 'The levels of need that it distinguishes; empty when it has none.',
  })
  needLevels(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return needLevelsOfPlan(context, plan.slug);
  }

  @FieldResolver(() => [Caveat], {
    complexity: listCost(25),
    description: 'Warnings of the documents about how its figures may be read.',
  })
  caveats(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<CaveatRow[]> {
    return caveatsOfPlan(context, plan.slug);
  }
}
