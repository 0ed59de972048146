import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { Citation, type CitationRow, citationsOf } from '../provenance/index.js';
import { type ProjectRow, projectBySlug } from './project.repository.js';
import { Project } from './project.type.js';

/** The fields `project` and `citations` of what a project consists of. */
export function partOfProject(type: () => ClassType) {
  @Resolver(type)
  abstract class PartOfProjectResolver {
    @FieldResolver(() => Project, { description: 'The project that it belongs to.' })
    project(@Root() row: { project: string }, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
      return projectBySlug(context, row.project);
    }

    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    citations(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return PartOfProjectResolver;
}
