import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { conditionalPart } from '../../provenance/index.js';
import { bodyNode, type BodyRow } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';
import { bodiesFrom, bodiesTo, type BodyRelationRow, relationsFrom, relationsTo } from './body-relation.entity.js';
import { BodyRelation, BodyRelationKind } from './body-relation.type.js';

/** A body has relations with a few others. */
const FEW = listCost(3);

@Resolver(() => BodyRelation)
export class BodyRelationResolver extends conditionalPart<BodyRelationRow>(
  () => BodyRelation,
  ({ body }) => bodyNode.id(body),
) {
  @FieldResolver(() => Body, { description: 'The body that has the relation.' })
  body(@Root() row: BodyRelationRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyNode.load(context, row.body);
  }

  @FieldResolver(() => Body, { description: 'The body that it has the relation to.' })
  other(@Root() row: BodyRelationRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyNode.load(context, row.other);
  }
}

@Resolver(() => Body)
export class RelatedBodiesResolver {
  @FieldResolver(() => [BodyRelation], {
    complexity: FEW,
    description:
      'All relations of the body with others, in either direction, each with its condition and citations: first ' +
      'those that it has to others, then those that others have to it.',
  })
  async relations(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRelationRow[]> {
    const [from, to] = await Promise.all([relationsFrom(context, body.slug), relationsTo(context, body.slug)]);
    return [...from, ...to];
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies it advises.' })
  advises(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesFrom(context, body.slug, BodyRelationKind.ADVISES);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies that advise it.' })
  advisedBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesTo(context, body.slug, BodyRelationKind.ADVISES);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies that gave it its mandate.' })
  mandatedBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesFrom(context, body.slug, BodyRelationKind.MANDATED_BY);
  }

  @FieldResolver(() => [Body], {
    complexity: FEW,
    description: 'Bodies it gave a mandate; `relations` has the condition of each, such as "waar nodig".',
  })
  mandates(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesTo(context, body.slug, BodyRelationKind.MANDATED_BY);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies it reports to.' })
  reportsTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesFrom(context, body.slug, BodyRelationKind.REPORTS_TO);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies that report to it.' })
  reportedToBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesTo(context, body.slug, BodyRelationKind.REPORTS_TO);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies whose decisions it prepares.' })
  preparesFor(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesFrom(context, body.slug, BodyRelationKind.PREPARES_FOR);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies that prepare its decisions.' })
  preparedBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesTo(context, body.slug, BodyRelationKind.PREPARES_FOR);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies it escalates to.' })
  scalesUpTo(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesFrom(context, body.slug, BodyRelationKind.SCALES_UP_TO);
  }

  @FieldResolver(() => [Body], { complexity: FEW, description: 'Bodies that escalate to it.' })
  scaledUpToBy(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesTo(context, body.slug, BodyRelationKind.SCALES_UP_TO);
  }
}
