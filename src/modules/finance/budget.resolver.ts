import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { keysetPage } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { dimensionsOf } from '../../shared/dimensions.js';
import { exportable, selected } from '../../shared/exportable.js';
import { BudgetDimension } from './budget-dimension.js';
import { warnOfUnknownBudgetValues } from './budget-filter-warnings.js';
import { BudgetGroup } from './budget-group.type.js';
import { BY_AREA_AND_YEAR, filteredBudgetLines } from './budget-line.repository.js';
import { BudgetFilter, BudgetLineConnection } from './budget-line.type.js';
import { partialSums } from './budget-summary.repository.js';
import { budgetSums } from './budget-summary.js';
import { moneyOf } from './money.type.js';
import type { FinanceTables } from './tables.js';

@Resolver(() => BudgetLineConnection)
export class BudgetLinesResolver extends exportable(() => BudgetLineConnection, 'budget-lines') {}

@Resolver()
export class BudgetResolver {
  @Query(() => BudgetLineConnection, { description: 'Budget lines by area, year, programme and slug.' })
  async budgetLines(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' }) filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await warnOfUnknownBudgetValues(context, filter);
    const page = await keysetPage(context.tables<FinanceTables>(), filteredBudgetLines(context, filter), BY_AREA_AND_YEAR, args, info);
    return selected(page, { filter });
  }

  @Query(() => [BudgetGroup], { description: 'Budget lines added up in groups, in the order of their keys. Amounts are exact.' })
  async budgetSummary(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Only these lines.' }) filter: BudgetFilter | null,
    @Arg('groupBy', () => [BudgetDimension], { description: 'What to group by; at least one.' }) groupBy: BudgetDimension[],
    @Ctx() context: RequestContext,
  ): Promise<BudgetGroup[]> {
    const dimensions = dimensionsOf(groupBy, BudgetDimension);
    await warnOfUnknownBudgetValues(context, filter);
    const sums = budgetSums(await partialSums(context, filter, dimensions), dimensions.length);
    return sums.map(({ key, count, total, optional }) => ({
      key: key.map((value, index) => ({ dimension: dimensions[index]!, value })),
      count,
      total: moneyOf(total),
      optional: moneyOf(optional),
    }));
  }
}
