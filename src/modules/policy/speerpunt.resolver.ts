import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { loadEntities, loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { listCost } from '../../shared/list-cost.js';
import { Indicator, indicatorId } from '../indicators/index.js';
import { described, warnOfUnknownKeys } from '../provenance/index.js';
import { type ActionRow, actionsOfSpeerpunt } from './action.repository.js';
import { PolicyAction } from './action.type.js';
import { type ActionPointRow, actionPointsOfSpeerpunt } from './action-point.repository.js';
import { ActionPoint } from './action-point.type.js';
import { type InterventionRow, interventionsOfSpeerpunt } from './intervention.repository.js';
import { Intervention } from './intervention.type.js';
import { indicatorSlugsOfSpeerpunt, type MonitoringRow, monitoringOf } from './monitoring.repository.js';
import { SpeerpuntIndicator } from './monitoring.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId, speerpuntId } from './policy-ids.js';
import { goalsOf, type SpeerpuntRow, speerpuntenOfPlan, speerpuntenQuery } from './speerpunt.repository.js';
import { Speerpunt } from './speerpunt.type.js';

@Resolver(() => Speerpunt)
export class SpeerpuntResolver extends described(() => Speerpunt) {
  @Query(() => Speerpunt, { nullable: true, description: 'The speerpunt with this slug; null when there is none.' })
  speerpunt(
    @Arg('slug', () => String, { description: 'Slug of a speerpunt, such as `maastricht-pedagogische-basis`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<SpeerpuntRow | null> {
    return loadEntity(context, speerpuntId(slug));
  }

  @Query(() => [Speerpunt], { description: 'Speerpunten by plan and number.' })
  async speerpunten(
    @Arg('plan', () => String, { nullable: true, description: 'Only those of the plan with this slug.' }) plan: string | null,
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

  @FieldResolver(() => [String], { description: 'What it is to reach, in our own words and in the order of the document.' })
  async goals(@Root() speerpunt: SpeerpuntRow, @Lang() lang: Language | null, @Ctx() context: RequestContext): Promise<string[]> {
    return (await goalsOf(context, speerpunt.slug)).map(({ text_nl, text_en }) => textIn(lang, text_nl, text_en));
  }

  @FieldResolver(() => [PolicyAction], { description: 'Its actions, in the order of the document.' })
  actions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return actionsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => [ActionPoint], { description: 'The numbered action points that the document files under it; empty when it numbers none.' })
  actionPoints(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => [Indicator], { description: 'The indicators that monitor it, as the documents say; `monitoring` has their words.' })
  async indicators(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext) {
    const slugs = await indicatorSlugsOfSpeerpunt(context, speerpunt.slug);
    return loadEntities(context, slugs.map(indicatorId));
  }

  @FieldResolver(() => [SpeerpuntIndicator], { description: 'Its indicators with what each document wants to see in them.' })
  monitoring(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<MonitoringRow[]> {
    return monitoringOf(context, speerpunt.slug);
  }

  @FieldResolver(() => [Intervention], { complexity: listCost(40), description: 'The interventions that a document places under it, by name.' })
  interventions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return interventionsOfSpeerpunt(context, speerpunt.slug);
  }
}
