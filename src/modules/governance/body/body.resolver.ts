import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { bodyId, type BodyRow, membersOf, relatedBodies, searchedBodies, tasksOf } from './body.repository.js';
import { Body, BodyConnection, BodyRelation } from './body.type.js';
import { projectBySlug } from '../project/project.repository.js';
import { Project } from '../project/project.type.js';
import type { GovernanceTables } from '../tables.js';
import { Area, areaId } from '../../places/index.js';
import { described, Organisation, organisationId } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => BodyConnection)
export class BodiesResolver extends exportable(() => BodyConnection, 'bodies') {}

@Resolver(() => Body)
export class BodyResolver extends described(() => Body) {
  @Query(() => Body, { nullable: true, description: 'The body with this slug; null when there is none.' })
  body(
    @Arg('slug', () => String, { description: 'Slug of a body, such as `bestuurlijk-overleg-jeugd-wbo`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ) {
    return loadEntity(context, bodyId(slug));
  }

  @Query(() => BodyConnection, { description: 'Bodies by name.' })
  async bodies(
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of its name or description; accents and case do not matter.',
    })
    search: string | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(
      await keysetPage(context.tables<GovernanceTables>(), searchedBodies(context, search), BY_NAME, args, info),
      { search },
    );
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that it works for; null when not stated.' })
  area(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    return body.area === null ? null : loadEntity(context, areaId(body.area));
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project whose plan gives it a task; null for a body outside projects.',
  })
  project(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    return body.project === null ? null : projectBySlug(context, body.project);
  }

  @FieldResolver(() => [String], {
    description:
      'What it does, in our own words. The tasks that several documents give it add up, newest document first.',
  })
  async tasks(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    return (await tasksOf(context, body.slug)).map((task) => textIn(lang, task.text_nl, task.text_en));
  }

  @FieldResolver(() => [String], {
    description: 'Who takes part in it, by function or organisation and never by name; newest document first.',
  })
  async members(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    return (await membersOf(context, body.slug)).map((member) => textIn(lang, member.text_nl, member.text_en));
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations among its members, as far as the documents name them.',
  })
  async memberOrganisations(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    const named = (await membersOf(context, body.slug)).flatMap(({ organisation }) => organisation ?? []);
    return loadEntities(context, [...new Set(named)].map(organisationId));
  }
}

/** How a body stands to others. */
@Resolver(() => Body)
export class BodyRelationsResolver {
  @FieldResolver(() => [Body], { description: 'The bodies that it advises.' })
  advises(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.ADVISES);
  }

  @FieldResolver(() => [Body], { description: 'The bodies that it has its mandate from.' })
  mandatedBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.MANDATED_BY);
  }

  @FieldResolver(() => [Body], { description: 'The bodies that it reports to.' })
  reportsTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.REPORTS_TO);
  }

  @FieldResolver(() => [Body], { description: 'The bodies whose decisions it prepares.' })
  preparesFor(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.PREPARES_FOR);
  }

  @FieldResolver(() => [Body], { description: 'The bodies that it hands harder situations on to.' })
  scalesUpTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return relatedBodies(context, body.slug, BodyRelation.SCALES_UP_TO);
  }
}
