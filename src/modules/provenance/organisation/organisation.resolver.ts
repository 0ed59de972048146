import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { described } from '../citation/citation.resolver.js';
import { organisationId, type OrganisationRow, searchedOrganisations } from './organisation.repository.js';
import { Organisation, OrganisationConnection } from './organisation.type.js';
import type { ProvenanceTables } from '../tables.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => OrganisationConnection)
export class OrganisationsResolver extends exportable(() => OrganisationConnection, 'organisations') {}

@Resolver(() => Organisation)
export class OrganisationResolver extends described(() => Organisation) {
  @Query(() => Organisation, {
    nullable: true,
    description: 'The organisation with this slug; null when there is none.',
  })
  organisation(
    @Arg('slug', () => String, { description: 'Slug of an organisation, such as `trajekt`.' }) slug: string,
    @Ctx() context: RequestContext,
  ) {
    return loadEntity(context, organisationId(slug));
  }

  @Query(() => OrganisationConnection, { description: 'Organisations by name.' })
  async organisations(
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of its name or description; accents and case do not matter.',
    })
    search: string | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const page = await keysetPage(
      context.tables<ProvenanceTables>(),
      searchedOrganisations(context, search),
      BY_NAME,
      args,
      info,
    );
    return selected(page, { search });
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation it is part of; null when none is stated.',
  })
  partOf(@Root() organisation: OrganisationRow, @Ctx() context: RequestContext) {
    return organisation.part_of === null ? null : loadEntity(context, organisationId(organisation.part_of));
  }
}
