import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { ModulePart } from '../../../contract/module.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import {
  ActionPoint,
  type ActionPointRow,
  actionPointsLinkedTo,
  linkedFrom,
  shownForPlan,
} from '../../policy/index.js';
import type { BodyRow } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';

@Resolver(() => ActionPoint)
class ActionPointBodiesResolver {
  @FieldResolver(() => [Body], { description: 'Bodies the action point names.' })
  async bodies(@Root() point: ActionPointRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    const bodies = await linkedFrom<BodyRow>(context, 'action-point-body', point.id);
    return shownForPlan(context, bodies, point.plan);
  }
}

@Resolver(() => Body)
class BodyActionPointsResolver {
  @FieldResolver(() => [ActionPoint], {
    complexity: listCost(10),
    description: 'Action points that name the body, by plan and number.',
  })
  actionPoints(@Root() body: EntityRow, @Ctx() context: RequestContext): Promise<ActionPointRow[]> {
    return actionPointsLinkedTo(context, 'action-point-body', body.id);
  }
}

/** Bodies of action points: the policy module knows no bodies. */
export const actionPointBodies: ModulePart = { resolvers: [ActionPointBodiesResolver, BodyActionPointsResolver] };
