import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId, type IndicatorRow } from '../../indicators/index.js';
import type { PlanRow } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import {
  indicatorSlugsOfPlan,
  type PlanIndicatorRow,
  planIndicatorsOf,
  plansOfIndicator,
} from './plan-indicator.entity.js';
import { inlineSourced, Sourced } from '../../provenance/index.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

@ObjectType({
  implements: Sourced,
  description: 'An indicator that monitors a plan as a whole, as stated in a document.',
})
export class PlanIndicator {}

@Resolver(() => PlanIndicator)
export class PlanIndicatorResolver extends inlineSourced(() => PlanIndicator) {
  @FieldResolver(() => Indicator, { description: 'The monitoring indicator.' })
  indicator(@Root() monitoring: PlanIndicatorRow, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(monitoring.indicator));
  }

  @FieldResolver(() => String, { description: 'The change in the indicator the document aims for, in our own words.' })
  statement(@Root() { statement_nl, statement_en }: PlanIndicatorRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement_nl, statement_en);
  }
}

@Resolver(() => PolicyPlan)
export class PlanMonitoringResolver {
  @FieldResolver(() => [Indicator], {
    description: "Indicators that monitor the plan as a whole, in the document's order; speerpunten list their own.",
  })
  async indicators(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    const slugs = await indicatorSlugsOfPlan(context, plan.slug);
    return loadEntities<IndicatorRow>(context, slugs.map(indicatorId));
  }

  @FieldResolver(() => [PlanIndicator], {
    description: 'Indicators of the plan as a whole, with the change each document aims for.',
  })
  monitoring(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<PlanIndicatorRow[]> {
    return planIndicatorsOf(context, plan.slug);
  }
}

@Resolver(() => Indicator)
export class IndicatorPlansResolver {
  @FieldResolver(() => [PolicyPlan], {
    description: 'Plans that this indicator monitors as a whole, as stated in the documents.',
  })
  policyPlans(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext): Promise<PlanRow[]> {
    return plansOfIndicator(context, indicator.slug);
  }
}
