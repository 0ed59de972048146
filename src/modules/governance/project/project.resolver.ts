import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import { ascending } from '../../../contract/page.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { BudgetFilter, BudgetLine, BudgetLineConnection, budgetLineList } from '../../finance/index.js';
import { bodiesOfArea } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';
import {
  organisationsOfProject,
  ProjectEntity,
  projectNode,
  type ProjectRow,
  projectsConcerning,
  projectsOfOrganisation,
  projectsOfPlan,
  projectsOfSpeerpunt,
  speerpuntenOfProject,
} from './project.entity.js';
import { Project, ProjectConnection } from './project.type.js';
import { Area, areaNode, type AreaRow } from '../../places/index.js';
import { planNode, PolicyPlan, Speerpunt, speerpuntNode, type SpeerpuntRow } from '../../policy/index.js';
import { describedByDocuments, listOf, Organisation } from '../../provenance/index.js';
import { loadEntities, rowsOf } from '../../../store/loaders.js';

export const projectList = listOf<ProjectRow, object>({
  name: 'projects',
  rows: (context) => rowsOf(context, ProjectEntity),
  order: ascending('NAME', 'name_nl', 'slug'),
  where: {},
  flat: true,
});

@Resolver(() => ProjectConnection)
export class ProjectsResolver extends exportable(() => ProjectConnection, 'projects') {}

@Resolver(() => Project)
export class ProjectResolver extends describedByDocuments(() => Project) {
  @Query(() => Project, { nullable: true, description: 'The project with this slug; null if not found.' })
  project(
    @Arg('slug', () => String, { description: 'Slug of a project, such as `relatie-en-scheiding`.' }) slug: string,
    @Ctx() context: RequestContext,
  ) {
    return projectNode.load(context, slug);
  }

  @Query(() => ProjectConnection, { description: 'Projects by name.' })
  projects(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return projectList.page(context, {}, args, info);
  }

  @FieldResolver(() => Area, { description: 'The area the project is for.' })
  area(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, project.area);
  }

  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The policy plan the project carries out; null if not stated.',
  })
  plan(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return planNode.load(context, project.plan);
  }

  @FieldResolver(() => [Speerpunt], {
    description: 'Speerpunten that the project serves, as stated in a document; empty if none is stated.',
  })
  async speerpunten(@Root() project: ProjectRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    const links = await speerpuntenOfProject(context, project.slug);
    return loadEntities(
      context,
      links.map(({ speerpunt }) => speerpuntNode.id(speerpunt)),
    );
  }

  @FieldResolver(() => [Organisation], {
    description: 'Participating organisations: those of its roles and of the members of its bodies.',
  })
  organisations(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return organisationsOfProject(context, project.slug);
  }

  @FieldResolver(() => BudgetLineConnection, { description: 'Budget lines that fund the project.' })
  budgetLines(
    @Root() project: ProjectRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Filter for the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLineList.under(context, { column: 'project', field: 'project' }, project.slug, filter, args, info);
  }
}

@Resolver(() => Area)
export class AreaGovernanceResolver {
  @FieldResolver(() => [Project], {
    description:
      'Projects for this area and projects of plans that name it. Projects of its regions are listed on those ' +
      'regions (see `within`).',
  })
  projects(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return projectsConcerning(context, area);
  }

  @FieldResolver(() => [Body], {
    complexity: listCost(20),
    description:
      'Bodies that work for this area itself, by name. Bodies of its regions are listed on those regions (see ' +
      '`within`).',
  })
  bodies(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return bodiesOfArea(context, area.code);
  }
}

@Resolver(() => Organisation)
export class OrganisationProjectsResolver {
  @FieldResolver(() => [Project], {
    complexity: listCost(10),
    description: 'Projects that the organisation takes part in, through a role or as a member of a body; by slug.',
  })
  projects(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<ProjectRow[]> {
    return projectsOfOrganisation(context, organisation.id);
  }
}

@Resolver(() => BudgetLine)
export class BudgetLineProjectResolver {
  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project that the line funds; null if the document names none.',
  })
  project(@Root() line: { project: string | null }, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
    return projectNode.load(context, line.project);
  }
}

@Resolver(() => Speerpunt)
export class SpeerpuntProjectsResolver {
  @FieldResolver(() => [Project], {
    description: 'Projects that serve the speerpunt, as stated in a document; by name.',
  })
  projects(@Root() speerpunt: { slug: string }, @Ctx() context: RequestContext): Promise<ProjectRow[]> {
    return projectsOfSpeerpunt(context, speerpunt.slug);
  }
}

@Resolver(() => PolicyPlan)
export class PlanProjectsResolver {
  @FieldResolver(() => [Project], { description: 'Projects that carry out the plan, by name.' })
  projects(@Root() plan: { slug: string }, @Ctx() context: RequestContext) {
    return projectsOfPlan(context, plan.slug);
  }
}
