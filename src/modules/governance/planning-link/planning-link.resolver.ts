import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { loadEntity } from '../../../store/loaders.js';
import { inlineSourced } from '../../provenance/index.js';
import type { KpiRow, ObjectiveRow, ProjectResultRow } from '../planning/planning.entity.js';
import { Kpi, Objective, ProjectResult } from '../planning/planning.type.js';
import {
  kpisOfResult,
  type ObjectiveResultRow,
  objectivesOfResult,
  type ResultKpiRow,
  resultsOfKpi,
  resultsOfObjective,
} from './planning-link.entity.js';
import { ObjectiveResult, ResultKpi } from './planning-link.type.js';

/** A result belongs to one objective or two, and so do KPIs to results. */
const FEW = listCost(2);

/** The fields `reason(lang)` and `citations` of a link that may be a judgement. */
function judged(type: () => ClassType) {
  @Resolver(type)
  abstract class JudgedResolver extends inlineSourced(type) {
    @FieldResolver(() => String, {
      nullable: true,
      description: 'Why we make the link; null if the document makes it.',
    })
    reason(@Root() link: ObjectiveResultRow | ResultKpiRow, @Lang() lang: Language | null): string | null {
      return textIn(lang, link.reason_nl, link.reason_en);
    }
  }
  return JudgedResolver;
}

@Resolver(() => ObjectiveResult)
export class ObjectiveResultResolver extends judged(() => ObjectiveResult) {
  @FieldResolver(() => Objective, { description: 'The objective.' })
  objective(@Root() link: ObjectiveResultRow, @Ctx() context: RequestContext): Promise<ObjectiveRow | null> {
    return loadEntity(context, link.objective);
  }

  @FieldResolver(() => ProjectResult, { description: 'The result.' })
  result(@Root() link: ObjectiveResultRow, @Ctx() context: RequestContext): Promise<ProjectResultRow | null> {
    return loadEntity(context, link.result);
  }
}

@Resolver(() => ResultKpi)
export class ResultKpiResolver extends judged(() => ResultKpi) {
  @FieldResolver(() => ProjectResult, { description: 'The result.' })
  result(@Root() link: ResultKpiRow, @Ctx() context: RequestContext): Promise<ProjectResultRow | null> {
    return loadEntity(context, link.result);
  }

  @FieldResolver(() => Kpi, { description: 'The KPI.' })
  kpi(@Root() link: ResultKpiRow, @Ctx() context: RequestContext): Promise<KpiRow | null> {
    return loadEntity(context, link.kpi);
  }
}

@Resolver(() => Objective)
export class ObjectiveResultsResolver {
  @FieldResolver(() => [ObjectiveResult], {
    complexity: FEW,
    description: 'Results that the objective aims for, by code; empty if nobody links any to it.',
  })
  results(@Root() objective: ObjectiveRow, @Ctx() context: RequestContext): Promise<ObjectiveResultRow[]> {
    return resultsOfObjective(context, objective.id);
  }
}

@Resolver(() => ProjectResult)
export class ResultLinksResolver {
  @FieldResolver(() => [ObjectiveResult], {
    complexity: FEW,
    description: 'Objectives that aim for the result, by number; empty if nobody links any to it.',
  })
  objectives(@Root() result: ProjectResultRow, @Ctx() context: RequestContext): Promise<ObjectiveResultRow[]> {
    return objectivesOfResult(context, result.id);
  }

  @FieldResolver(() => [ResultKpi], {
    complexity: FEW,
    description: 'KPIs that the result is measured with, by number; empty if nobody links any to it.',
  })
  kpis(@Root() result: ProjectResultRow, @Ctx() context: RequestContext): Promise<ResultKpiRow[]> {
    return kpisOfResult(context, result.id);
  }
}

@Resolver(() => Kpi)
export class KpiResultsResolver {
  @FieldResolver(() => [ResultKpi], {
    complexity: FEW,
    description: 'Results that are measured with the KPI, by code; empty if nobody links any to it.',
  })
  results(@Root() kpi: KpiRow, @Ctx() context: RequestContext): Promise<ResultKpiRow[]> {
    return resultsOfKpi(context, kpi.id);
  }
}
