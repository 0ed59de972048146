import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { BudgetFilter, BudgetLineConnection, budgetLinesOf } from '../../finance/index.js';
import { organisationsOfProject, projectBySlug, type ProjectRow, projectsQuery } from './project.repository.js';
import { Project, ProjectConnection } from './project.type.js';
import type { GovernanceTables } from '../tables.js';
import { Area, areaId } from '../../places/index.js';
import { planId, PolicyPlan } from '../../policy/index.js';
import { described, Organisation } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => ProjectConnection)
export class ProjectsResolver extends exportable(() => ProjectConnection, 'projects') {}

@Resolver(() => Project)
export class ProjectResolver extends described(() => Project) {
  @Query(() => Project, { nullable: true, description: 'The project with this slug; null when there is none.' })
  project(
    @Arg('slug', () => String, { description: 'Slug of a project, such as `relatie-en-scheiding`.' }) slug: string,
    @Ctx() context: RequestContext,
  ) {
    return projectBySlug(context, slug);
  }

  @Query(() => ProjectConnection, { description: 'Projects by name.' })
  async projects(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(
      await keysetPage(context.tables<GovernanceTables>(), projectsQuery(context), BY_NAME, args, info),
      {},
    );
  }

  @FieldResolver(() => Area, { description: 'The area that it is for.' })
  area(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return loadEntity(context, areaId(project.area));
  }

  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The policy plan that it carries out; null when none is stated.',
  })
  plan(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return project.plan === null ? null : loadEntity(context, planId(project.plan));
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations that take part in it: those of its roles and of the members of its bodies.',
  })
  organisations(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return organisationsOfProject(context, project.slug);
  }

  @FieldResolver(() => BudgetLineConnection, { description: 'Its budget lines.' })
  budgetLines(
    @Root() project: ProjectRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLinesOf(context, 'project', project.slug, filter, args, info);
  }
}
