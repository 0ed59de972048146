import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { bodiesOf } from '../body/body.repository.js';
import { Body } from '../body/body.type.js';
import { projectsConcerning, projectsOf } from './project.repository.js';
import { Project } from './project.type.js';
import { Area, type AreaRow } from '../../places/index.js';
import { PolicyPlan } from '../../policy/index.js';

/** What this module adds to an area. */
@Resolver(() => Area)
export class AreaGovernanceResolver {
  @FieldResolver(() => [Project], {
    description:
      'The projects for this area, and those of plans that name it as theirs; those of its regions stand under `within`.',
  })
  projects(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return projectsConcerning(context, area);
  }

  @FieldResolver(() => [Body], {
    complexity: listCost(20),
    description: 'The bodies that work for exactly this area, by name; those of its regions stand under `within`.',
  })
  bodies(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return bodiesOf(context, 'area', area.code);
  }
}

/** What this module adds to a policy plan. */
@Resolver(() => PolicyPlan)
export class PlanProjectsResolver {
  @FieldResolver(() => [Project], { description: 'The projects that carry it out, by name.' })
  projects(@Root() plan: { slug: string }, @Ctx() context: RequestContext) {
    return projectsOf(context, 'plan', plan.slug);
  }
}
