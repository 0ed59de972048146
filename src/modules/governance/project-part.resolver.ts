import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { sourced } from '../provenance/index.js';
import { type ProjectRow, projectBySlug } from './project.repository.js';
import { Project } from './project.type.js';

/** The fields `project` and `citations` of what a project consists of. */
export function partOfProject(type: () => ClassType) {
  @Resolver(type)
  abstract class PartOfProjectResolver extends sourced(type) {
    @FieldResolver(() => Project, { description: 'The project that it belongs to.' })
    project(@Root() row: { project: string }, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
      return projectBySlug(context, row.project);
    }
  }
  return PartOfProjectResolver;
}
