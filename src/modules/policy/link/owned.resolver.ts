import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { Area, type AreaRow } from '../../places/index.js';
import { type InterventionRow, interventionsOfArea } from '../intervention/intervention.repository.js';
import { Intervention, InterventionStatus } from '../intervention/intervention.type.js';
import { linkedTo } from './policy-link.loader.js';
import { type PlanRow, plansOfArea } from '../plan/plan.repository.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { Organisation } from '../../provenance/index.js';

/** What policy there is for an area. Only what names the area itself: a plan of its region stands with the region. */
@Resolver(() => Area)
export class AreaPolicyResolver {
  @FieldResolver(() => [PolicyPlan], {
    description:
      'The plans that name this area as theirs; plans of the regions around it stand with those regions (`within`).',
  })
  policyPlans(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<PlanRow[]> {
    return plansOfArea(context, area.id);
  }

  @FieldResolver(() => [Intervention], {
    complexity: listCost(120),
    description:
      'The interventions that a document places in this area, by name; `where` of each says how far it is there and by which document.',
  })
  interventions(
    @Root() area: AreaRow,
    @Arg('status', () => [InterventionStatus], {
      nullable: true,
      description: 'Only those that are this far here; without it all of them, planned and ended ones included.',
    })
    status: InterventionStatus[] | null,
    @Ctx() context: RequestContext,
  ): Promise<InterventionRow[]> {
    return interventionsOfArea(context, area.code, status);
  }
}

@Resolver(() => Organisation)
export class OrganisationPolicyResolver {
  @FieldResolver(() => [Intervention], {
    complexity: listCost(30),
    description: 'The interventions that it provides or developed, as far as the documents say.',
  })
  interventions(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return linkedTo(context, 'intervention-provider', organisation.id);
  }
}
