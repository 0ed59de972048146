import type { RequestContext } from '../../../contract/request-context.js';
import type { BudgetFilter } from './budget-line.type.js';
import type { FinanceTables } from '../tables.js';
import { unknownValue, warnOfUnknownKeys } from '../../provenance/index.js';

/** Programmes are named by their lines alone, so the lines are asked which ones exist. */
async function warnOfUnknownProgrammes(context: RequestContext, programmes: readonly string[]): Promise<void> {
  if (programmes.length === 0) return;
  const rows = await context.tables<FinanceTables>().selectFrom('budget_line').select('programme').distinct().execute();
  const known = new Set(rows.map(({ programme }) => programme));
  for (const value of new Set(programmes)) {
    if (!known.has(value)) context.warnings.push(unknownValue('filter.programmes', 'programme', value, known));
  }
}

async function warn(context: RequestContext, filter: BudgetFilter): Promise<void> {
  await warnOfUnknownKeys(context, [
    { argument: 'filter.areas', kind: 'area', values: filter.areas },
    { argument: 'filter.speerpunt', kind: 'speerpunt', values: filter.speerpunt },
    { argument: 'filter.plan', kind: 'policy-plan', values: filter.plan },
    { argument: 'filter.project', kind: 'project', values: filter.project },
  ]);
  await warnOfUnknownProgrammes(context, filter.programmes ?? []);
}

/** Remarks on values of a filter that name nothing: once a request for each filter, however many lists it narrows. */
export async function warnOfUnknownBudgetValues(
  context: RequestContext,
  filter: BudgetFilter | null | undefined,
): Promise<void> {
  if (filter) await context.once(`budget-filter-warnings:${JSON.stringify(filter)}`, () => warn(context, filter));
}
