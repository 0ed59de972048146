import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { number, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { NAME, textsOf } from '../../../contract/searchable.js';
import { cited, CITATIONS_COLUMN } from '../../provenance/index.js';
import { spanProblem, YEARS } from '../years.js';
import { BudgetLineEntity, budgetLineNode, type BudgetLineRow } from './budget-line.entity.js';
import {
  AreaBudgetLinesResolver,
  budgetLineList,
  BudgetLineResolver,
  BudgetLinesResolver,
  PlanBudgetLinesResolver,
  ProgrammeResolver,
} from './budget-line.resolver.js';
import { type BudgetFilter, BudgetFlow, BudgetScheme } from './budget-line.type.js';

function check(row: PackageRow): string | null {
  if (number(row, 'year') !== null && (number(row, 'from_year') !== null || number(row, 'to_year') !== null)) {
    return 'has both year and from_year or to_year: give year for a single year, the other two for several years.';
  }
  const includedIn = text(row, 'included_in');
  if ((includedIn === null) !== (text(row, 'inclusion') === null))
    return 'has one of included_in and inclusion: give both, the other line and whether it includes this one.';
  if (includedIn !== null && includedIn === text(row, 'slug'))
    return 'has its own slug in included_in: name the other line that includes it.';
  return spanProblem(row);
}

const resource = resourceOf(BudgetLineEntity, {
  name: 'budget_lines',
  description:
    'Budget amounts: one row per line per year, or one row for several years if the document gives no breakdown.',
  key: ['slug'],
  columns: {
    area: { refersTo: 'area' },
    year: YEARS,
    from_year: YEARS,
    to_year: YEARS,
    amount: { required: true },
    scheme: { fill: BudgetScheme.PLAN },
    flow: { fill: BudgetFlow.EXPENSE },
    plan: { refersTo: 'policy-plan' },
    project: { refersTo: 'project' },
    included_in: { refersTo: 'budget-line' },
  },
  check,
  id: (row) => budgetLineNode.id(requiredText(row, 'slug')),
  searchIn: ['programme_name_nl', 'programme_name_en', 'note', 'note_en'],
});

const table: ExportTable<BudgetLineRow, { filter?: BudgetFilter | null }> = {
  name: 'budget-lines',
  field: 'budgetLines',
  title: { nl: 'Begrotingsposten', en: 'Budget lines' },
  description: {
    nl: 'Bedragen uit begrotingen: één rij per post per jaar, of over meer jaren waar het document niet splitst.',
    en: 'Budget amounts: one row per line per year, or over several years if the document gives no breakdown.',
  },
  columns: exportColumnsOf(
    BudgetLineEntity,
    {
      amount: { unit: 'euro' },
      note: { english: { from: 'note_en', description: 'What a reader must know about this row.' } },
      note_en: false,
    },
    [CITATIONS_COLUMN],
  ),
  select: budgetLineList.select,
  ...cited,
};

export const budgetLine: ModulePart = {
  entities: [BudgetLineEntity],
  kinds: [budgetLineNode],
  searchable: [
    textsOf(BudgetLineEntity, budgetLineNode, {
      names: NAME,
      texts: { programme: 'programme_name', note: 'note' },
      relations: { area: ['area', 'area'], plan: ['plan', 'policy-plan'] },
      called: ['begroting', 'budget', 'kosten', 'uitgaven', 'spending', 'costs'],
    }),
  ],
  resolvers: [
    AreaBudgetLinesResolver,
    BudgetLineResolver,
    BudgetLinesResolver,
    PlanBudgetLinesResolver,
    ProgrammeResolver,
  ],
  resources: [resource],
  exports: [table],
};
