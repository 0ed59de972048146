import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { PolicyPlan } from '../policy/index.js';
import { projectsOf } from './project.repository.js';
import { Project } from './project.type.js';

/** What this module adds to a policy plan. */
@Resolver(() => PolicyPlan)
export class PlanProjectsResolver {
  @FieldResolver(() => [Project], { description: 'The projects that carry it out, by name.' })
  projects(@Root() plan: { slug: string }, @Ctx() context: RequestContext) {
    return projectsOf(context, 'plan', plan.slug);
  }
}
