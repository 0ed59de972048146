import { type GraphModule, moduleOf } from '../../contract/module.js';
import { allocation } from './allocation/allocation.resource.js';
import { budgetLine } from './budget-line/budget-line.resource.js';
import { BudgetOverlapResolver, BudgetSummaryResolver } from './budget-summary/budget-summary.resolver.js';
import { investment } from './investment/investment.resource.js';
import { CoverageResolver } from './spend/coverage.resolver.js';
import { SpeerpuntSpendResolver, SpendResolver } from './spend/spend.resolver.js';
import {
  PlanSpendVersusTrendResolver,
  SpeerpuntSpendVersusTrendResolver,
  SpendVersusTrendIndicatorResolver,
  SpendVersusTrendResolver,
} from './spend/spend-versus-trend.resolver.js';
import { unallocatedLine } from './unallocated-line/unallocated-line.resource.js';

export { AllocationBasis } from './allocation/allocation.type.js';
export { budgetLineList } from './budget-line/budget-line.resolver.js';
export {
  BudgetBasis,
  BudgetFilter,
  BudgetFlow,
  BudgetLine,
  BudgetLineConnection,
  BudgetScheme,
} from './budget-line/budget-line.type.js';

/** Money: budgets, investments, allocations to speerpunten, and spending next to the trends of indicators. */
export const finance: GraphModule = moduleOf('finance', [
  budgetLine,
  investment,
  allocation,
  unallocatedLine,
  {
    resolvers: [
      BudgetOverlapResolver,
      BudgetSummaryResolver,
      CoverageResolver,
      PlanSpendVersusTrendResolver,
      SpeerpuntSpendResolver,
      SpeerpuntSpendVersusTrendResolver,
      SpendResolver,
      SpendVersusTrendIndicatorResolver,
      SpendVersusTrendResolver,
    ],
  },
]);
