import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf, yearOrderProblem } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import { linkColumns, linkRows } from '../link/policy-link.entity.js';
import { PlanEntity, planId, planNode, type PlanRow } from './plan.entity.js';
import { AreaPlansResolver, planList, PlanResolver, PlansResolver } from './plan.resolver.js';

const YEARS = { minimum: 1900, maximum: 2200 };

const resource = resourceOf(PlanEntity, {
  name: 'policy_plans',
  description: 'Policy plans.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: { from_year: YEARS, to_year: YEARS },
  more: [linkColumns.areas],
  check: yearOrderProblem,
  id: (row) => planId(requiredText(row, 'slug')),
  others: (row) => linkRows(row, 'areas', planId(requiredText(row, 'slug')), 'plan-area', 'area'),
});

const table: ExportTable<PlanRow, object> = {
  name: 'policy-plans',
  field: 'policyPlans',
  title: { nl: 'Beleidsplannen', en: 'Policy plans' },
  description: {
    nl: "Plannen van gemeenten en regio's voor jeugdbeleid, op naam.",
    en: 'Plans of municipalities and regions for youth policy, by name.',
  },
  columns: exportColumnsOf(PlanEntity, {}, [CITATIONS_COLUMN]),
  select: planList.select,
  ...citedAsShown,
};

export const plan: ModulePart = {
  entities: [PlanEntity],
  kinds: [planNode],
  searchable: [textsOf(PlanEntity, planNode, { names: NAME, texts: DESCRIPTION })],
  resolvers: [PlanResolver, PlansResolver, AreaPlansResolver],
  resources: [resource],
  exports: [table],
};
