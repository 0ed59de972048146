import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { Area, type AreaRow } from '../places/index.js';
import { PolicyPlan, type PlanRow } from '../policy/index.js';
import { BudgetFilter, BudgetLineConnection } from './budget-line.type.js';
import { budgetLinesOf } from './budget-lines-of.loader.js';

@Resolver(() => Area)
export class AreaBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, { description: 'Lines of its own budget, by year; those of areas within it are not included.' })
  budgetLines(
    @Root() area: AreaRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' }) filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLinesOf(context, 'area', area.code, filter, args, info);
  }
}

@Resolver(() => PolicyPlan)
export class PlanBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, { description: 'The budget lines that belong to it, by area and year.' })
  budgetLines(
    @Root() plan: PlanRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' }) filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLinesOf(context, 'plan', plan.slug, filter, args, info);
  }
}
