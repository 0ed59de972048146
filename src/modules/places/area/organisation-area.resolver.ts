import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Organisation, type OrganisationRow, organisationsOfArea } from '../../provenance/index.js';
import { areaNode, type AreaRow } from './area.entity.js';
import { Area } from './area.type.js';

@Resolver(() => Organisation)
export class OrganisationAreaResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area that it belongs to; null when none is stated.' })
  area(@Root() organisation: OrganisationRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return areaNode.load(context, organisation.area);
  }
}

@Resolver(() => Area)
export class AreaOrganisationsResolver {
  @FieldResolver(() => [Organisation], {
    complexity: listCost(60),
    description:
      'Organisations that belong to this area itself, by name. Those of its regions are listed on those regions (see ' +
      '`within`).',
  })
  organisations(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<OrganisationRow[]> {
    return organisationsOfArea(context, area.code);
  }
}
