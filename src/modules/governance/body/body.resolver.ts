import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { BodyEntity, bodyNode, type BodyRow, membersOf, relatedBodies, tasksOf } from './body.entity.js';
import { Body, BodyConnection, BodyRelation } from './body.type.js';
import { projectNode } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import { Area, areaId } from '../../places/index.js';
import { describedByDocuments, listOf, matchesSearch, Organisation, organisationId } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { loadEntities, loadEntity, rowsOf } from '../../../store/loaders.js';

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
    return body.area === null ? null : loadEntity(context, areaId(body.area));
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project that gives the body a task; null for a body outside projects.',
  })
  project(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    return projectNode.load(context, body.project);
  }

  @FieldResolver(() => [String], {
    description: 'Tasks of the body, in our own words, from all documents, newest document first.',
  })
  async tasks(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    return (await tasksOf(context, body.slug)).map((task) => textIn(lang, task.text_nl, task.text_en));
  }

  @FieldResolver(() => [String], {
    description: 'Members by function or organisation, never by personal name; newest document first.',
  })
  async members(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    return (await membersOf(context, body.slug)).map((member) => textIn(lang, member.text_nl, member.text_en));
  }

  @FieldResolver(() => [Organisation], { description: 'The member organisations the documents name.' })
  async memberOrganisations(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    const named = (await membersOf(context, body.slug)).flatMap(({ organisation }) => organisation ?? []);
    return loadEntities(context, [...new Set(named)].map(organisationId));
  }
}

@Resolver(() => Body)
export class BodyRelationsResolver {
  @FieldResolver(() => [Body], { description: 'Bodies it advises.' })
  advises(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.ADVISES);
  }

  @FieldResolver(() => [Body], { description: 'Bodies that gave it its mandate.' })
  mandatedBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.MANDATED_BY);
  }

  @FieldResolver(() => [Body], { description: 'Bodies it reports to.' })
  reportsTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.REPORTS_TO);
  }

  @FieldResolver(() => [Body], { description: 'Bodies whose decisions it prepares.' })
  preparesFor(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.PREPARES_FOR);
  }

  @FieldResolver(() => [Body], { description: 'Bodies it escalates to.' })
  scalesUpTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.SCALES_UP_TO);
  }
}
