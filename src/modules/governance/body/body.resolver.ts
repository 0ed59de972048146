import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { BodyEntity, bodyNode, type BodyRow, type BodyTaskRow, tasksOf } from './body.entity.js';
import { Body, BodyConnection, BodyTask } from './body.type.js';
import { projectNode } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import { Area, areaNode } from '../../places/index.js';
import { describedByDocuments, listOf, matchesSearch, statedText } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

export const bodyList = listOf<BodyRow, { search?: string | null }>({
  name: 'bodies',
  rows: (context) => rowsOf(context, BodyEntity),
  order: ascending('NAME', 'name_nl', 'slug'),
  where: { search: matchesSearch },
  flat: true,
});

@Resolver(() => BodyConnection)
export class BodiesResolver extends exportable(() => BodyConnection, 'bodies') {}

@Resolver(() => Body)
export class BodyResolver extends describedByDocuments(() => Body) {
  @Query(() => Body, { nullable: true, description: 'The body with this slug; null if not found.' })
  body(
    @Arg('slug', () => String, { description: 'Slug of a body, such as `bestuurlijk-overleg-jeugd-wbo`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ) {
    return bodyNode.load(context, slug);
  }

  @Query(() => BodyConnection, { description: 'Bodies by name.' })
  bodies(
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words in the name or description; accents and case are ignored.',
    })
    search: string | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return bodyList.page(context, { search }, args, info);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area the body works for; null if not stated.' })
  area(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, body.area);
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project that gives the body a task; null for a body outside projects.',
  })
  project(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    return projectNode.load(context, body.project);
  }

  @FieldResolver(() => [String], {
    description:
      'Tasks of the body, in our own words, from all documents, newest document first; `taskDetails` has their ' +
      'conditions and citations.',
  })
  async tasks(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    return (await tasksOf(context, body.slug)).map((task) => textIn(lang, task.text_nl, task.text_en));
  }

  @FieldResolver(() => [BodyTask], { description: 'The same tasks, each with its condition and citations.' })
  taskDetails(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyTaskRow[]> {
    return tasksOf(context, body.slug);
  }
}

@Resolver(() => BodyTask)
export class BodyTaskResolver extends statedText<BodyTaskRow>(
  () => BodyTask,
  ({ body }) => bodyNode.id(body),
) {
  @FieldResolver(() => Body, { description: 'The body that has the task.' })
  body(@Root() task: BodyTaskRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyNode.load(context, task.body);
  }
}
