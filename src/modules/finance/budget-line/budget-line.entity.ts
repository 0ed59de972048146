import { defineEntity, p } from '@mikro-orm/core';

/** An amount of a budget. */
export const BudgetLineEntity = defineEntity({
  name: 'BudgetLine',
  tableName: 'budget_line',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    area: p.text(),
    programme: p.text(),
    programme_name_nl: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    year: p.integer().nullable(),
    from_year: p.integer().nullable(),
    to_year: p.integer().nullable(),
    amount: p.decimal().nullable(),
    kind: p.text(),
    basis: p.text(),
    plan: p.text().nullable(),
    project: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});
