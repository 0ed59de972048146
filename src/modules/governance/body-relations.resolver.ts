import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { BodyRelation } from './body-relation.js';
import { relatedBodies } from './body.loader.js';
import type { BodyRow } from './body.repository.js';
import { Body } from './body.type.js';

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
