import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { dimensionsOf } from '../../../contract/arguments.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { budgetLineList } from '../budget-line/budget-line.resolver.js';
import { BudgetFilter } from '../budget-line/budget-line.type.js';
import { budgetSums, partialSums } from './budget-summary.repository.js';
import { BudgetDimension, BudgetGroup } from './budget-summary.type.js';
import { moneyOf } from '../money.js';

@Resolver()
export class BudgetSummaryResolver {
  @Query(() => [BudgetGroup], {
    description: 'Budget lines summed by group, in order of the group keys. Sums are exact.',
  })
  async budgetSummary(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Restricts the lines that are summed.' })
    filter: BudgetFilter | null,
    @Arg('groupBy', () => [BudgetDimension], { description: 'Dimensions to group by; at least one.' })
    groupBy: BudgetDimension[],
    @Ctx() context: RequestContext,
  ): Promise<BudgetGroup[]> {
    const dimensions = dimensionsOf(groupBy, BudgetDimension);
    await budgetLineList.check(context, filter);
    const sums = budgetSums(await partialSums(context, filter, dimensions), dimensions.length);
    return sums.map(({ key, count, total, optional }) => ({
      key: key.map((value, index) => ({ dimension: dimensions[index]!, value })),
      count,
      total: moneyOf(total),
      optional: moneyOf(optional),
    }));
  }
}
