import { defineEntity, p } from '@mikro-orm/core';

/** An indicator that a project steers on. */
export const KpiEntity = defineEntity({
  name: 'Kpi',
  tableName: 'kpi',
  properties: {
    id: p.text().primary(),
    project: p.text(),
    number: p.integer(),
    indicator: p.text(),
    frequency: p.text(),
    target: p.decimal().nullable(),
    package: p.text(),
  },
});

/** A kind of document that a KPI's figures are to come from. */
export const KpiSourceEntity = defineEntity({
  name: 'KpiSource',
  tableName: 'kpi_source',
  properties: { kpi: p.text().primary(), position: p.integer().primary(), name: p.text(), package: p.text() },
});
