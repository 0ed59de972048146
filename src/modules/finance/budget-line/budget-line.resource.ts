import { nodeId } from '../../../contract/node-id.js';
import {
  cells,
  common,
  labels,
  number,
  type PackageResource,
  type PackageRow,
  requiredText,
} from '../../../contract/package-resource.js';
import { BudgetBasis, BudgetKind } from './budget-line.type.js';
import { spanProblem, YEAR_RANGE } from '../year-fields.js';

function check(row: PackageRow): string | null {
  if (number(row, 'year') !== null && (number(row, 'from_year') !== null || number(row, 'to_year') !== null)) {
    return 'has both year and from_year or to_year: give year for an amount of one year, the other two for an amount over several years.';
  }
  return spanProblem(row);
}

/** Lines of budgets: one row a line a year. */
export const budgetLines: PackageResource = {
  name: 'budget_lines',
  description:
    'Amounts of budgets: one row a line a year, or one row for an amount over several years that the document does not split.',
  key: ['slug'],
  fields: [
    common.slug,
    {
      name: 'area',
      type: 'string',
      required: true,
      refersTo: 'area',
      description: 'Code of the area whose budget it is.',
    },
    {
      name: 'programme',
      type: 'string',
      required: true,
      description: 'Code of the programme in the budget, such as `6.72`; `NOT_STATED` where the document names none.',
    },
    {
      name: 'programme_name_nl',
      type: 'string',
      required: true,
      description: 'Name of the programme in Dutch; `Niet vermeld` where the document names none.',
    },
    common.nameNl,
    common.nameEn,
    { name: 'year', ...YEAR_RANGE, description: 'Year of the amount.' },
    { name: 'from_year', ...YEAR_RANGE, description: 'First year of an amount over several years.' },
    { name: 'to_year', ...YEAR_RANGE, description: 'Last year of an amount over several years.' },
    { name: 'amount', type: 'number', required: true, description: 'Amount in euro.' },
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(BudgetKind),
      description: 'How lasting the amount is, as the document says.',
    },
    {
      name: 'basis',
      type: 'string',
      required: true,
      values: Object.values(BudgetBasis),
      description: 'Whether the amount was planned or spent.',
    },
    { name: 'plan', type: 'slug', refersTo: 'policy-plan', description: 'Slug of the policy plan that it belongs to.' },
    { name: 'project', type: 'slug', refersTo: 'project', description: 'Slug of the project that it pays for.' },
    common.locator,
    common.note,
  ],
  check,
  fact: (row) => ({
    id: nodeId('budget-line', requiredText(row, 'slug')),
    ...labels(row, 'programme_name_nl', 'note'),
  }),
  toTables: (row) => [
    {
      table: 'budget_line',
      values: {
        id: nodeId('budget-line', requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'area',
          'programme',
          'programme_name_nl',
          'name_nl',
          'name_en',
          'year',
          'from_year',
          'to_year',
          'amount',
          'kind',
          'basis',
          'plan',
          'project',
          'note',
        ),
      },
    },
  ],
};
