import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { describedByDocuments } from '../document-text/document-text.resolver.js';
import { identifierOf } from '../document-text/shown-from.js';
import { listOf, matchesSearch } from '../list/list.js';
import {
  OrganisationEntity,
  organisationNode,
  type OrganisationRow,
  partsOfOrganisation,
} from './organisation.entity.js';
import { Organisation, OrganisationConnection } from './organisation.type.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

export const organisationList = listOf<OrganisationRow, { search?: string | null }>({
  name: 'organisations',
  rows: (context) => rowsOf(context, OrganisationEntity),
  order: ascending('NAME', 'name_nl', 'slug'),
  where: { search: matchesSearch },
  flat: true,
});

@Resolver(() => OrganisationConnection)
export class OrganisationsResolver extends exportable(() => OrganisationConnection, 'organisations') {}

@Resolver(() => Organisation)
export class OrganisationResolver extends describedByDocuments(() => Organisation) {
  @Query(() => Organisation, {
    nullable: true,
    description: 'The organisation with this slug; null when it does not exist.',
  })
  organisation(
    @Arg('slug', () => String, { description: 'Slug of an organisation, such as `trajekt`.' }) slug: string,
    @Ctx() context: RequestContext,
  ) {
    return organisationNode.load(context, slug);
  }

  @Query(() => OrganisationConnection, { description: 'Organisations by name.' })
  organisations(
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of its name or description; accents and case do not matter.',
    })
    search: string | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return organisationList.page(context, { search }, args, info);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its web address, as the newest document that gives one does, which need not be the document of `citations`: ' +
      '`texts(fields: ["website"])` has each with its document and places; null when none does.',
  })
  website(@Root() organisation: OrganisationRow, @Ctx() context: RequestContext): Promise<string | null> {
    return identifierOf(context, organisation, 'website');
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation it is part of; null when none is stated.',
  })
  partOf(@Root() organisation: OrganisationRow, @Ctx() context: RequestContext) {
    return organisationNode.load(context, organisation.part_of);
  }

  @FieldResolver(() => [Organisation], { description: 'Organisations that are part of it, by name.' })
  parts(@Root() organisation: OrganisationRow, @Ctx() context: RequestContext): Promise<OrganisationRow[]> {
    return partsOfOrganisation(context, organisation.slug);
  }
}
