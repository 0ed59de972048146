import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { keysetPages } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Connection, ConnectionArgs } from '../../shared/connection.js';
import { selects } from '../../shared/selects.js';
import { warnOfUnknownBudgetValues } from './budget-filter-warnings.js';
import { type BudgetLineRow, BY_AREA_AND_YEAR, filteredBudgetLines } from './budget-line.repository.js';
import type { BudgetFilter } from './budget-line.type.js';
import type { FinanceTables } from './tables.js';

/** What budget lines can belong to: the column of the line that names it. */
export type BudgetOwner = 'area' | 'plan' | 'project';

/**
 * A page of the budget lines of an area, plan or project, for all that ask in one statement (and one for their counts).
 * @param key the owner's key: the code of an area, the slug of a plan or project
 */
export async function budgetLinesOf(
  context: RequestContext, owner: BudgetOwner, key: string, filter: BudgetFilter | null | undefined, args: ConnectionArgs, info: GraphQLResolveInfo,
): Promise<Connection<BudgetLineRow>> {
  await warnOfUnknownBudgetValues(context, filter);
  const withCount = selects(info, 'totalCount');
  const { first, after, last, before } = args;
  const name = `budget-lines-of:${JSON.stringify([owner, filter ?? null, { first, after, last, before }, withCount])}`;
  return context.loader(name, () =>
    new DataLoader((keys: readonly string[]) => {
      const lines = filteredBudgetLines(context, filter).select(`l.${owner} as parent`).where(`l.${owner}`, 'in', [...keys]);
      return keysetPages<BudgetLineRow>(context.tables<FinanceTables>(), lines, BY_AREA_AND_YEAR, args, keys, withCount);
    })).load(key);
}
