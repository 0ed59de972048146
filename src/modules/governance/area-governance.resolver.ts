import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { listCost } from '../../shared/list-cost.js';
import { Area, type AreaRow } from '../places/index.js';
import { bodiesOf } from './body.repository.js';
import { Body } from './body.type.js';
import { projectsConcerning } from './project.repository.js';
import { Project } from './project.type.js';

/** What this module adds to an area. */
@Resolver(() => Area)
export class AreaGovernanceResolver {
  @FieldResolver(() => [Project], { description: 'The projects for this area, and those of plans that name it as theirs; those of its regions stand under `within`.' })
  projects(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return projectsConcerning(context, area);
  }

  @FieldResolver(() => [Body], { complexity: listCost(20), description: 'The bodies that work for exactly this area, by name; those of its regions stand under `within`.' })
  bodies(@Root() area: AreaRow, @Ctx() context: RequestContext) {
    return bodiesOf(context, 'area', area.code);
  }
}
