import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { AllocationEntity } from './allocation/allocation.entity.js';
import { BudgetLineEntity } from './budget-line/budget-line.entity.js';
import { InvestmentEntity } from './investment/investment.entity.js';

/** The tables of this module. */
export const financeEntities = [AllocationEntity, BudgetLineEntity, InvestmentEntity];

export type FinanceTables = InferKyselyDB<(typeof financeEntities)[number]>;
