import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { parsePeriod, type PeriodValue } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Communication, Deliverable, Kpi, Milestone, Objective, ProjectResult } from './planning.type.js';
import type { PartRow } from './project-part.repository.js';
import { projectBySlug, type ProjectRow } from '../project/project.repository.js';
import { Project } from '../project/project.type.js';
import type { GovernanceTables } from '../tables.js';
import { Indicator, indicatorId, Period } from '../../indicators/index.js';
import { labelled, sourced } from '../../provenance/index.js';
import { loadEntity, manyByKey } from '../../../store/loaders.js';

/** The fields `project` and `citations` of what a project consists of. */
function partOfProject(type: () => ClassType) {
  @Resolver(type)
  abstract class PartOfProjectResolver extends sourced(type) {
    @FieldResolver(() => Project, { description: 'The project that it belongs to.' })
    project(@Root() row: { project: string }, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
      return projectBySlug(context, row.project);
    }
  }
  return PartOfProjectResolver;
}

type CommunicationRow = PartRow<'communication'>;

@Resolver(() => Communication)
export class CommunicationResolver extends partOfProject(() => Communication) {
  @FieldResolver(() => String, {
    description: 'Whom it is meant for; in English where the data has it, else in Dutch.',
  })
  audience(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.audience_nl, communication.audience_en);
  }

  @FieldResolver(() => String, {
    description: 'What they are told, in our own words; in English where the data has it, else in Dutch.',
  })
  message(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.message_nl, communication.message_en);
  }

  @FieldResolver(() => [String], { description: 'By which means, in Dutch.' })
  async channels(@Root() communication: CommunicationRow, @Ctx() context: RequestContext): Promise<string[]> {
    const channels = await manyByKey(
      context,
      'communication-channels',
      (communications) =>
        context
          .tables<GovernanceTables>()
          .selectFrom('communication_channel')
          .select(['communication', 'name'])
          .where('communication', 'in', [...communications])
          .orderBy('communication')
          .orderBy('position')
          .execute(),
      (row) => row.communication,
    ).load(communication.id);
    return channels.map(({ name }) => name);
  }
}

@Resolver(() => Deliverable)
export class DeliverableResolver extends partOfProject(() => Deliverable) {
  @FieldResolver(() => String, {
    description: 'What it is, in our own words; in English where the data has it, else in Dutch.',
  })
  text(@Root() deliverable: PartRow<'deliverable'>, @Lang() lang: Language | null) {
    return textIn(lang, deliverable.text_nl, deliverable.text_en);
  }
}

@Resolver(() => Kpi)
export class KpiResolver extends partOfProject(() => Kpi) {
  @FieldResolver(() => Indicator, { description: 'What is measured, with its measurements so far.' })
  indicator(@Root() kpi: PartRow<'kpi'>, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(kpi.indicator));
  }

  @FieldResolver(() => [String], { description: 'The kinds of document that its figures are to come from, in Dutch.' })
  async sourceDocuments(@Root() kpi: PartRow<'kpi'>, @Ctx() context: RequestContext): Promise<string[]> {
    const sources = await manyByKey(
      context,
      'kpi-sources',
      (kpis) =>
        context
          .tables<GovernanceTables>()
          .selectFrom('kpi_source')
          .select(['kpi', 'name'])
          .where('kpi', 'in', [...kpis])
          .orderBy('kpi')
          .orderBy('position')
          .execute(),
      (row) => row.kpi,
    ).load(kpi.id);
    return sources.map(({ name }) => name);
  }
}

type MilestoneRow = PartRow<'milestone'>;

@Resolver(() => Milestone)
export class MilestoneResolver extends partOfProject(() => Milestone) {
  @FieldResolver(() => String, {
    description: 'What is done, in our own words; in English where the data has it, else in Dutch.',
  })
  activity(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.activity_nl, milestone.activity_en);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it leads to, in our own words; null when not stated.',
  })
  product(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.product_nl, milestone.product_en);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: 'When, as a period; null when the document gives no clear time.',
  })
  period(@Root() milestone: MilestoneRow): PeriodValue | null {
    return milestone.period === null ? null : parsePeriod(milestone.period);
  }
}

@Resolver(() => Objective)
export class ObjectiveResolver extends labelled(
  () => Objective,
  partOfProject(() => Objective),
) {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What is meant by it, in our own words; null when the document does not explain it.',
  })
  description(@Root() objective: PartRow<'objective'>, @Lang() lang: Language | null) {
    return textIn(lang, objective.description_nl, objective.description_en);
  }
}

/** Gives results their `name(lang)`, their project and their citations. */
@Resolver(() => ProjectResult)
export class ProjectResultResolver extends labelled(
  () => ProjectResult,
  partOfProject(() => ProjectResult),
) {}
