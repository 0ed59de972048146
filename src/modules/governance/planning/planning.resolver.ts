import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import {
  channelsOf,
  type CommunicationRow,
  communicationsOf,
  type DeliverableRow,
  deliverablesOf,
  type KpiRow,
  kpisOf,
  kpisOfIndicator,
  type ObjectiveRow,
  objectivesOf,
  type ProjectResultRow,
  resultsOf,
  sourcesOfKpi,
} from './planning.entity.js';
import { Communication, Deliverable, Kpi, Objective, ProjectResult } from './planning.type.js';
import { projectNode, type ProjectRow } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import { rolesOfProject } from '../role/role.entity.js';
import { Role } from '../role/role.type.js';
import { Indicator, indicatorId } from '../../indicators/index.js';
import { labelled, noted, sourced } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** The fields `project` and `citations` of a part of a project. */
export function partOfProject(type: () => ClassType) {
  @Resolver(type)
  abstract class PartOfProjectResolver extends sourced(type) {
    @FieldResolver(() => Project, { description: 'The project it belongs to.' })
    project(@Root() row: { project: string }, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
      return projectNode.load(context, row.project);
    }
  }
  return PartOfProjectResolver;
}

@Resolver(() => Communication)
export class CommunicationResolver extends noted(
  () => Communication,
  partOfProject(() => Communication),
) {
  @FieldResolver(() => String, { description: 'Intended audience; in English if available, otherwise in Dutch.' })
  audience(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.audience_nl, communication.audience_en);
  }

  @FieldResolver(() => String, {
    description: 'Message to the audience, in our own words; in English if available, otherwise in Dutch.',
  })
  message(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.message_nl, communication.message_en);
  }

  @FieldResolver(() => [String], { description: 'Communication channels.' })
  async channels(
    @Root() communication: CommunicationRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const channels = await channelsOf(context, communication.id);
    return channels.map(({ name, name_en }) => textIn(lang, name, name_en));
  }
}

@Resolver(() => Deliverable)
export class DeliverableResolver extends partOfProject(() => Deliverable) {
  @FieldResolver(() => String, {
    description: 'What is delivered, in our own words; in English if available, otherwise in Dutch.',
  })
  text(@Root() deliverable: DeliverableRow, @Lang() lang: Language | null) {
    return textIn(lang, deliverable.text_nl, deliverable.text_en);
  }
}

@Resolver(() => Kpi)
export class KpiResolver extends partOfProject(() => Kpi) {
  @FieldResolver(() => Indicator, { description: 'The indicator that is measured, with its measurements so far.' })
  indicator(@Root() kpi: KpiRow, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(kpi.indicator));
  }

  @FieldResolver(() => [String], { description: 'Kinds of document the figures should come from.' })
  async sourceDocuments(
    @Root() kpi: KpiRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const sources = await sourcesOfKpi(context, kpi.id);
    return sources.map(({ name, name_en }) => textIn(lang, name, name_en));
  }
}

@Resolver(() => Objective)
export class ObjectiveResolver extends labelled(
  () => Objective,
  partOfProject(() => Objective),
) {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Explanation, in our own words; null if the document gives none.',
  })
  description(@Root() objective: ObjectiveRow, @Lang() lang: Language | null) {
    return textIn(lang, objective.description_nl, objective.description_en);
  }
}

@Resolver(() => ProjectResult)
export class ProjectResultResolver extends labelled(
  () => ProjectResult,
  partOfProject(() => ProjectResult),
) {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What `target` is a value of, in our own words; null if there is no target.',
  })
  targetMeasure(@Root() result: ProjectResultRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, result.target_measure_nl, result.target_measure_en);
  }
}

@Resolver(() => Project)
export class ProjectPartsResolver {
  @FieldResolver(() => [Objective], { description: 'Objectives, by number.' })
  objectives(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return objectivesOf(context, project.slug);
  }

  @FieldResolver(() => [ProjectResult], { description: 'Promised results, by code.' })
  results(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return resultsOf(context, project.slug);
  }

  @FieldResolver(() => [Deliverable], {
    complexity: listCost(25),
    description: 'Deliverables, effects and activities besides the objectives and results.',
  })
  deliverables(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return deliverablesOf(context, project.slug);
  }

  @FieldResolver(() => [Kpi], { description: 'Key performance indicators, by number.' })
  kpis(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return kpisOf(context, project.slug);
  }

  @FieldResolver(() => [Role], {
    description: "Roles in the project: the project team first, then the feedback group, in the document's order.",
  })
  roles(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return rolesOfProject(context, project.slug);
  }

  @FieldResolver(() => [Communication], { description: "Communication by audience, in the document's order." })
  communications(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return communicationsOf(context, project.slug);
  }
}

@Resolver(() => Indicator)
export class IndicatorKpisResolver {
  @FieldResolver(() => [Kpi], {
    complexity: listCost(2),
    description: 'KPIs of projects that the indicator measures, by project and number.',
  })
  kpis(@Root() indicator: { slug: string }, @Ctx() context: RequestContext): Promise<KpiRow[]> {
    return kpisOfIndicator(context, indicator.slug);
  }
}
