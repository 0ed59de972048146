import { defineEntity, p } from '@mikro-orm/core';

/** The extra money of a speerpunt. */
export const InvestmentEntity = defineEntity({
  name: 'Investment',
  tableName: 'investment',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    speerpunt: p.text(),
    amount: p.decimal().nullable(),
    recurrence: p.text(),
    from_year: p.integer().nullable(),
    to_year: p.integer().nullable(),
    funding_nl: p.text().nullable(),
    funding_en: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});
