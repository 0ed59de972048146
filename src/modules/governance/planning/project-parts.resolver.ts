import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { bodiesOf } from '../body/body.repository.js';
import { Body } from '../body/body.type.js';
import { Communication, Deliverable, Kpi, Milestone, Objective, ProjectResult } from './planning.type.js';
import { partsOf } from './project-part.repository.js';
import type { ProjectRow } from '../project/project.repository.js';
import { Project } from '../project/project.type.js';
import { rolesOfProject } from '../role/role.repository.js';
import { Role } from '../role/role.type.js';

/** What a project consists of. */
@Resolver(() => Project)
export class ProjectPartsResolver {
  @FieldResolver(() => [Objective], { description: 'What it wants to reach.' })
  objectives(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'objective', project.slug);
  }

  @FieldResolver(() => [ProjectResult], { description: 'The results that it promises.' })
  results(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'project_result', project.slug);
  }

  @FieldResolver(() => [Deliverable], {
    complexity: listCost(25),
    description: 'What it delivers, brings about or does besides its objectives and results.',
  })
  deliverables(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'deliverable', project.slug);
  }

  @FieldResolver(() => [Kpi], { description: 'The indicators that it steers on.' })
  kpis(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'kpi', project.slug);
  }

  @FieldResolver(() => [Body], { description: 'The bodies that steer it and carry it out, by name.' })
  bodies(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return bodiesOf(context, 'project', project.slug);
  }

  @FieldResolver(() => [Role], {
    description: 'The functions in it: its team first, then its feedback group, as the document lists them.',
  })
  roles(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return rolesOfProject(context, project.slug);
  }

  @FieldResolver(() => [Milestone], { description: 'Its planning, step by step.' })
  milestones(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'milestone', project.slug);
  }

  @FieldResolver(() => [Communication], { description: 'Whom it tells what, and how.' })
  communications(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return partsOf(context, 'communication', project.slug);
  }
}
