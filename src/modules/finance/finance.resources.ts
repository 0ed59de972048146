import type { PackageResource } from '../../contract/package-resource.js';
import { allocations } from './allocation/allocation.resource.js';
import { budgetLines } from './budget-line/budget-line.resource.js';
import { investments } from './investment/investment.resource.js';

/** The kinds of file that this module loads. */
export const financeResources: PackageResource[] = [budgetLines, investments, allocations];
