import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { documentsAbout, inlineSourced, shownFor } from '../../provenance/index.js';
import { bodyNode, type BodyRow } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';
import { projectNode, type ProjectRow } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import {
  bodiesOfProject,
  partsInProject,
  partsOfBody,
  type ProjectBodyRow,
  projectsOfBody,
} from './project-body.entity.js';
import { ProjectBody } from './project-body.type.js';

@Resolver(() => ProjectBody)
export class ProjectBodyResolver extends inlineSourced(() => ProjectBody) {
  @FieldResolver(() => Project, { description: 'The project.' })
  project(@Root() row: ProjectBodyRow, @Ctx() context: RequestContext): Promise<ProjectRow | null> {
    return projectNode.load(context, row.project);
  }

  @FieldResolver(() => Body, { description: 'The body.' })
  body(@Root() row: ProjectBodyRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyNode.load(context, row.body);
  }

  @FieldResolver(() => String, { description: 'Its part in the project, in our own words.' })
  part(@Root() row: ProjectBodyRow, @Lang() lang: Language | null): string {
    return textIn(lang, row.part_nl, row.part_en);
  }
}

@Resolver(() => Project)
export class ProjectBodiesResolver {
  @FieldResolver(() => [Body], {
    description: 'Bodies that govern the project, carry it out or have another part in it, by name.',
  })
  async bodies(@Root() project: ProjectRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    const bodies = await bodiesOfProject(context, project.slug);
    return shownFor(context, bodies, [() => documentsAbout(context, project.id)]);
  }

  @FieldResolver(() => [ProjectBody], {
    description:
      'The part in the project of each body that also has tasks elsewhere; empty if it has only bodies of its own, ' +
      'whose `tasks` are those in the project.',
  })
  bodyParts(@Root() project: ProjectRow, @Ctx() context: RequestContext): Promise<ProjectBodyRow[]> {
    return partsInProject(context, project.slug);
  }
}

@Resolver(() => Body)
export class BodyProjectsResolver {
  @FieldResolver(() => [Project], {
    complexity: listCost(10),
    description: 'Projects that the body governs, carries out or has another part in, by name.',
  })
  projects(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<ProjectRow[]> {
    return projectsOfBody(context, body.slug);
  }

  @FieldResolver(() => [ProjectBody], {
    description: 'Its part in each project that is not its own; empty if it has none.',
  })
  projectParts(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<ProjectBodyRow[]> {
    return partsOfBody(context, body.slug);
  }
}
