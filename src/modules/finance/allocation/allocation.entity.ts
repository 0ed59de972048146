import { defineEntity, p } from '@mikro-orm/core';

/** Which part of a budget line serves which speerpunt, and who says so. */
export const AllocationEntity = defineEntity({
  name: 'Allocation',
  tableName: 'allocation',
  properties: {
    id: p.text().primary(),
    budget_line: p.text(),
    speerpunt: p.text(),
    basis: p.text(),
    share: p.decimal().nullable(),
    assigned_by: p.text().nullable(),
    rationale_nl: p.text().nullable(),
    rationale_en: p.text().nullable(),
    package: p.text(),
  },
});
