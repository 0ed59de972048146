import type { GraphModule } from '../../persistence/graph-module.js';
import { fetchAllocations } from './allocation.loader.js';
import { AllocationResolver } from './allocation.resolver.js';
import { BudgetLinesResolver, BudgetResolver } from './budget.resolver.js';
import { fetchBudgetLines } from './budget-line.repository.js';
import { BudgetLineResolver } from './budget-line.resolver.js';
import { financeExports } from './finance.exports.js';
import { financeResources } from './finance.resources.js';
import { fetchInvestments } from './investment.loader.js';
import { InvestmentResolver } from './investment.resolver.js';
import { AreaBudgetLinesResolver, PlanBudgetLinesResolver } from './owned-budget-lines.resolver.js';
import { ProgrammeResolver } from './programme.resolver.js';
import { SpeerpuntMoneyResolver } from './speerpunt-money.resolver.js';
import { SpendVersusTrendResolver } from './spend-versus-trend.resolver.js';
import { financeEntities } from './tables.js';

export { BudgetBasis } from './budget-basis.js';
export { BudgetFilter, BudgetLineConnection } from './budget-line.type.js';
export { budgetLinesOf } from './budget-lines-of.loader.js';

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
    AllocationResolver, AreaBudgetLinesResolver, BudgetLineResolver, BudgetLinesResolver, BudgetResolver, InvestmentResolver,
    PlanBudgetLinesResolver, ProgrammeResolver, SpeerpuntMoneyResolver, SpendVersusTrendResolver,
  ],
  resources: financeResources,
  exports: financeExports,
};
