import { type ExportTable, exportColumns, inOnePart } from '../../contract/export-table.js';
import { CITATIONS_COLUMN, placesInTable, withCitations } from '../provenance/index.js';
import { warnOfUnknownBudgetValues } from './budget-line/budget-filter-warnings.js';
import { type BudgetLineRow, BY_AREA_AND_YEAR, filteredBudgetLines } from './budget-line/budget-line.repository.js';
import type { BudgetFilter } from './budget-line/budget-line.type.js';

const budgetLines: ExportTable<BudgetLineRow, { filter?: BudgetFilter | null }> = {
  name: 'budget-lines',
  field: 'budgetLines',
  title: { nl: 'Begrotingsposten', en: 'Budget lines' },
  description: {
    nl: 'Bedragen uit begrotingen: één rij per post per jaar, of over meer jaren waar het document niet splitst.',
    en: 'Amounts of budgets: one row a line a year, or over several years where the document gives no split.',
  },
  columns: [
    exportColumns.slug,
    { name: 'area', type: 'string', description: 'Code of the area whose budget it is.' },
    {
      name: 'programme',
      type: 'string',
      description: 'Code of the programme in the budget; NOT_STATED where the document names none.',
    },
    { name: 'programme_name_nl', type: 'string', description: 'Name of the programme in Dutch.' },
    exportColumns.nameNl,
    exportColumns.nameEn,
    {
      name: 'year',
      type: 'integer',
      description: 'Year of the amount; empty where it is over several years or where no year is stated.',
    },
    { name: 'from_year', type: 'integer', description: 'First year of an amount over several years.' },
    { name: 'to_year', type: 'integer', description: 'Last year of an amount over several years.' },
    {
      name: 'amount',
      type: 'number',
      unit: 'euro',
      description: 'Amount in euro; of all years together where it is over several years.',
    },
    {
      name: 'kind',
      type: 'string',
      description: 'How lasting the amount is, as the document says.',
      codes: 'BudgetKind',
    },
    { name: 'basis', type: 'string', description: 'Whether the amount was planned or spent.', codes: 'BudgetBasis' },
    {
      name: 'plan',
      type: 'string',
      description: 'Slug of the policy plan that it belongs to; empty when the document names none.',
    },
    {
      name: 'project',
      type: 'string',
      description: 'Slug of the project that it pays for; empty when the document names none.',
    },
    exportColumns.note,
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  async select(context, { filter }) {
    await warnOfUnknownBudgetValues(context, filter);
    return inOnePart(filteredBudgetLines(context, filter), BY_AREA_AND_YEAR);
  },
  complete: withCitations,
  citations: placesInTable,
};

/** What of this module can be had as files. */
export const financeExports: ExportTable[] = [budgetLines];
