import type { PackageResource } from '../../persistence/package-resource.js';
import { allocations } from './allocation.resource.js';
import { budgetLines } from './budget-line.resource.js';
import { investments } from './investment.resource.js';

/** The kinds of file that this module loads. */
export const financeResources: PackageResource[] = [budgetLines, investments, allocations];
