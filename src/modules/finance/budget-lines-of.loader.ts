import type { GraphQLResolveInfo } from 'graphql';
import { pageUnder } from '../../persistence/page-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Connection, ConnectionArgs } from '../../shared/connection.js';
import { narrowed, type Selected, selected } from '../../shared/exportable.js';
import { warnOfUnknownBudgetValues } from './budget-filter-warnings.js';
import { type BudgetLineRow, BY_AREA_AND_YEAR, filteredBudgetLines } from './budget-line.repository.js';
import type { BudgetFilter } from './budget-line.type.js';

/** What budget lines can belong to: the column of the line that names it. */
type BudgetOwner = 'area' | 'plan' | 'project';

/**
 * A page of the budget lines of an area, plan or project, for all that ask in one statement (and one for their counts).
 * @param key the owner's key: the code of an area, the slug of a plan or project
 */
export async function budgetLinesOf(
  context: RequestContext, owner: BudgetOwner, key: string, filter: BudgetFilter | null | undefined, args: ConnectionArgs, info: GraphQLResolveInfo,
): Promise<Connection<BudgetLineRow> & Selected> {
  await warnOfUnknownBudgetValues(context, filter);
  const page = await pageUnder<BudgetLineRow>(context, key, {
    name: ['budget-lines-of', owner, filter],
    order: BY_AREA_AND_YEAR,
    rows: (keys) => filteredBudgetLines(context, filter).select(`l.${owner} as parent`).where(`l.${owner}`, 'in', [...keys]),
  }, args, info);
  return selected(page, { filter: narrowed(filter, owner === 'area' ? 'areas' : owner, key) });
}
