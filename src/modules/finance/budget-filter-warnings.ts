import DataLoader from 'dataloader';
import type { RequestContext } from '../../persistence/request-context.js';
import { nearest } from '../../shared/nearest.js';
import { warnOfUnknownKeys } from '../provenance/index.js';
import type { BudgetFilter } from './budget-line.type.js';
import type { FinanceTables } from './tables.js';

/** Programmes are named by their lines alone, so the lines are asked which ones exist. */
async function warnOfUnknownProgrammes(context: RequestContext, programmes: readonly string[]): Promise<void> {
  if (programmes.length === 0) return;
  const rows = await context.tables<FinanceTables>().selectFrom('budget_line').select('programme').distinct().execute();
  const known = new Set(rows.map(({ programme }) => programme));
  for (const value of new Set(programmes)) {
    if (known.has(value)) continue;
    const suggestions = nearest(value, known);
    const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
    context.warnings.push({
      code: 'UNKNOWN_VALUE', argument: 'filter.programmes', value, suggestions,
      message: `"${value}" in filter.programmes names no programme that this graph knows.${hint}`,
    });
  }
}

async function warn(context: RequestContext, filter: BudgetFilter): Promise<null> {
  await warnOfUnknownKeys(context, [
    { argument: 'filter.areas', kind: 'area', values: filter.areas },
    { argument: 'filter.speerpunt', kind: 'speerpunt', values: filter.speerpunt },
    { argument: 'filter.plan', kind: 'policy-plan', values: filter.plan },
  ]);
  await warnOfUnknownProgrammes(context, filter.programmes ?? []);
  return null;
}

/** Remarks on values of a filter that name nothing: once a request for each filter, however many lists it narrows. */
export async function warnOfUnknownBudgetValues(context: RequestContext, filter: BudgetFilter | null | undefined): Promise<void> {
  if (!filter) return;
  const loader = context.loader('budget-filter-warnings', () =>
    new DataLoader((filters: readonly string[]) => Promise.all(filters.map((text) => warn(context, JSON.parse(text) as BudgetFilter)))));
  await loader.load(JSON.stringify(filter));
}
