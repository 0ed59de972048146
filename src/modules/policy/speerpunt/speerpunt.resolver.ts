import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId } from '../../indicators/index.js';
import { type ActionRow, actionsOfSpeerpunt } from '../action/action.repository.js';
import { PolicyAction } from '../action/action.type.js';
import { type InterventionRow, interventionsOfSpeerpunt } from '../intervention/intervention.repository.js';
import { Intervention } from '../intervention/intervention.type.js';
import type { PlanRow } from '../plan/plan.repository.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { planId, speerpuntId } from '../policy-ids.js';
import { type ActionPointRow, actionPointsOfSpeerpunt } from '../risk-group/risk-group.repository.js';
import { ActionPoint } from '../risk-group/risk-group.type.js';
import {
  indicatorSlugsOfSpeerpunt,
  monitoringOf,
  type MonitoringRow,
  speerpuntenOfIndicator,
} from './monitoring.repository.js';
import { goalsOf, speerpuntenOfPlan, speerpuntenQuery, type SpeerpuntRow } from './speerpunt.repository.js';
import { Speerpunt, SpeerpuntIndicator } from './speerpunt.type.js';
import { described, inlineSourced, warnOfUnknownKeys } from '../../provenance/index.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

@Resolver(() => Speerpunt)
export class SpeerpuntResolver extends described(() => Speerpunt) {
  @Query(() => Speerpunt, { nullable: true, description: 'The speerpunt with this slug; null when there is none.' })
  speerpunt(
    @Arg('slug', () => String, { description: 'Slug of a speerpunt, such as `maastricht-pedagogische-basis`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ): Promise<SpeerpuntRow | null> {
    return loadEntity(context, speerpuntId(slug));
  }

  @Query(() => [Speerpunt], { description: 'Speerpunten by plan and number.' })
  async speerpunten(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<SpeerpuntRow[]> {
    if (plan == null) return speerpuntenQuery(context).execute();
    await warnOfUnknownKeys(context, [{ argument: 'plan', kind: 'policy-plan', values: [plan] }]);
    return speerpuntenOfPlan(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan that it belongs to.' })
  plan(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(speerpunt.plan));
  }

  @FieldResolver(() => [String], {
    description: 'What it is to reach, in our own words and in the order of the document.',
  })
  async goals(
    @Root() speerpunt: SpeerpuntRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return (await goalsOf(context, speerpunt.slug)).map(({ text_nl, text_en }) => textIn(lang, text_nl, text_en));
  }

  @FieldResolver(() => [PolicyAction], { description: 'Its actions, in the order of the document.' })
  actions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return actionsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => [ActionPoint], {
    description: 'The numbered action points that the document files under it; empty when it numbers none.',
  })
  actionPoints(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => [Indicator], {
    description: 'The indicators that monitor it, as the documents say; `monitoring` has their words.',
  })
  async indicators(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext) {
    const slugs = await indicatorSlugsOfSpeerpunt(context, speerpunt.slug);
    return loadEntities(context, slugs.map(indicatorId));
  }

  @FieldResolver(() => [SpeerpuntIndicator], {
    description: 'Its indicators with what each document wants to see in them.',
  })
  monitoring(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<MonitoringRow[]> {
    return monitoringOf(context, speerpunt.slug);
  }

  @FieldResolver(() => [Intervention], {
    complexity: listCost(40),
    description: 'The interventions that a document places under it, by name.',
  })
  interventions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return interventionsOfSpeerpunt(context, speerpunt.slug);
  }
}

@Resolver(() => SpeerpuntIndicator)
export class MonitoringResolver extends inlineSourced(() => SpeerpuntIndicator) {
  @FieldResolver(() => Indicator, { description: 'The indicator that monitors.' })
  indicator(@Root() monitoring: MonitoringRow, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(monitoring.indicator));
  }
}

@Resolver(() => Indicator)
export class IndicatorSpeerpuntenResolver {
  @FieldResolver(() => [Speerpunt], { description: 'The speerpunten that it monitors, as the documents say.' })
  speerpunten(@Root() indicator: { slug: string }, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return speerpuntenOfIndicator(context, indicator.slug);
  }
}
