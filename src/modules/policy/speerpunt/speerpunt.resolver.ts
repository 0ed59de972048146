import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId } from '../../indicators/index.js';
import { type ActionRow, actionsOfSpeerpunt } from '../action/action.entity.js';
import { PolicyAction } from '../action/action.type.js';
import { type InterventionRow, interventionsOfSpeerpunt } from '../intervention/intervention.entity.js';
import { Intervention } from '../intervention/intervention.type.js';
import { planNode } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { type ActionPointRow, actionPointsOfSpeerpunt } from '../risk-group/risk-group.entity.js';
import { ActionPoint } from '../risk-group/risk-group.type.js';
import {
  type GoalRow,
  goalsOf,
  indicatorSlugsOfSpeerpunt,
  monitoringOf,
  type MonitoringRow,
  speerpuntenOfIndicator,
  speerpuntId,
  speerpuntNode,
  speerpuntList,
  type SpeerpuntRow,
} from './speerpunt.entity.js';
import { shownForPlan } from '../shown-for-plan.js';
import { Speerpunt, SpeerpuntGoal, SpeerpuntIndicator } from './speerpunt.type.js';
import { describedByDocuments, inlineSourced, statedText } from '../../provenance/index.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

@Resolver(() => Speerpunt)
export class SpeerpuntResolver extends describedByDocuments(() => Speerpunt) {
  @Query(() => Speerpunt, { nullable: true, description: 'The speerpunt with this slug; null if not found.' })
  speerpunt(
    @Arg('slug', () => String, { description: 'Slug of a speerpunt, such as `maastricht-pedagogische-basis`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ): Promise<SpeerpuntRow | null> {
    return speerpuntNode.load(context, slug);
  }

  @Query(() => [Speerpunt], { description: 'Speerpunten by plan and number.' })
  speerpunten(
    @Arg('plan', () => String, { nullable: true, description: 'Slug of a policy plan; only its items are returned.' })
    plan: string | null,
    @Ctx() context: RequestContext,
  ): Promise<SpeerpuntRow[]> {
    return speerpuntList.items(context, plan);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan it belongs to.' })
  plan(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext) {
    return planNode.load(context, speerpunt.plan);
  }

  @FieldResolver(() => [String], {
    description: "Goals, in our own words, in the document's order; `goalDetails` has conditions and citations.",
  })
  async goals(
    @Root() speerpunt: SpeerpuntRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return (await goalsOf(context, speerpunt.slug)).map(({ text_nl, text_en }) => textIn(lang, text_nl, text_en));
  }

  @FieldResolver(() => [SpeerpuntGoal], { description: 'The same goals, each with its condition and citations.' })
  goalDetails(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<GoalRow[]> {
    return goalsOf(context, speerpunt.slug);
  }

  @FieldResolver(() => [PolicyAction], { description: "Actions, in the document's order." })
  async actions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return shownForPlan(context, await actionsOfSpeerpunt(context, speerpunt.slug), speerpunt.plan);
  }

  @FieldResolver(() => [ActionPoint], {
    description: 'Numbered action points that the document lists under the speerpunt; empty if none.',
  })
  actionPoints(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => [Indicator], {
    description: 'Indicators that monitor the speerpunt, as stated in the documents; `monitoring` has the statements.',
  })
  async indicators(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext) {
    const slugs = await indicatorSlugsOfSpeerpunt(context, speerpunt.slug);
    return loadEntities(context, slugs.map(indicatorId));
  }

  @FieldResolver(() => [SpeerpuntIndicator], {
    description: 'Indicators of the speerpunt with the change each document aims for.',
  })
  monitoring(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<MonitoringRow[]> {
    return monitoringOf(context, speerpunt.slug);
  }

  @FieldResolver(() => [Intervention], {
    complexity: listCost(40),
    description: 'Interventions that a document links to the speerpunt, by name.',
  })
  async interventions(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return shownForPlan(context, await interventionsOfSpeerpunt(context, speerpunt.slug), speerpunt.plan);
  }
}

@Resolver(() => SpeerpuntGoal)
export class SpeerpuntGoalResolver extends statedText<GoalRow>(
  () => SpeerpuntGoal,
  ({ speerpunt }) => speerpuntId(speerpunt),
) {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt that has the goal.' })
  speerpunt(@Root() goal: GoalRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return speerpuntNode.load(context, goal.speerpunt);
  }
}

@Resolver(() => SpeerpuntIndicator)
export class MonitoringResolver extends inlineSourced(() => SpeerpuntIndicator) {
  @FieldResolver(() => Indicator, { description: 'The monitoring indicator.' })
  indicator(@Root() monitoring: MonitoringRow, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(monitoring.indicator));
  }

  @FieldResolver(() => String, { description: 'The change in the indicator the document aims for, in our own words.' })
  statement(@Root() { statement_nl, statement_en }: MonitoringRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement_nl, statement_en);
  }
}

@Resolver(() => Indicator)
export class IndicatorSpeerpuntenResolver {
  @FieldResolver(() => [Speerpunt], { description: 'Speerpunten this indicator monitors, as stated in the documents.' })
  speerpunten(@Root() indicator: { slug: string }, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return speerpuntenOfIndicator(context, indicator.slug);
  }
}
