import type { GraphModule } from '../../contract/module.js';
import { fetchAllocations } from './allocation/allocation.loader.js';
import { AllocationResolver } from './allocation/allocation.resolver.js';
import {
  AreaBudgetLinesResolver,
  BudgetLineResolver,
  BudgetLinesResolver,
  BudgetResolver,
  PlanBudgetLinesResolver,
  ProgrammeResolver,
} from './budget-line/budget-line.resolver.js';
import { fetchBudgetLines } from './budget-line/budget-line.repository.js';
import { financeExports } from './finance.exports.js';
import { financeResources } from './finance.resources.js';
import { fetchInvestments } from './investment/investment.loader.js';
import { InvestmentResolver } from './investment/investment.resolver.js';
import { SpeerpuntMoneyResolver } from './spend/speerpunt-money.resolver.js';
import { SpendVersusTrendResolver } from './spend/spend-versus-trend.resolver.js';
import { financeEntities } from './tables.js';

export { BudgetBasis, BudgetFilter, BudgetLineConnection } from './budget-line/budget-line.type.js';
export { budgetLinesOf } from './budget-line/budget-line.repository.js';

/** What is spent: budgets, investments, what of them serves which speerpunt, and that beside the trends of indicators. */
export const finance: GraphModule = {
  name: 'finance',
  entities: financeEntities,
  kinds: [
    { kind: 'allocation', typename: 'Allocation', fetch: fetchAllocations },
    { kind: 'budget-line', typename: 'BudgetLine', fetch: fetchBudgetLines },
    { kind: 'investment', typename: 'Investment', fetch: fetchInvestments },
  ],
  resolvers: [
    AllocationResolver,
    AreaBudgetLinesResolver,
    BudgetLineResolver,
    BudgetLinesResolver,
    BudgetResolver,
    InvestmentResolver,
    PlanBudgetLinesResolver,
    ProgrammeResolver,
    SpeerpuntMoneyResolver,
    SpendVersusTrendResolver,
  ],
  resources: financeResources,
  exports: financeExports,
};
