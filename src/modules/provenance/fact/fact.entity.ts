import { defineEntity, p } from '@mikro-orm/core';

/** Every entity with a global id, high-volume measurements apart, so that an id can be checked in one place. */
export const FactEntity = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  properties: {
    id: p.text().primary(),
    kind: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    search_text: p.text().nullable(),
    content: p.text().comment('A checksum over all that packages state about it.'),
    package: p.text(),
    added: p.integer().comment('Number of the data version that it came with.'),
    changed: p.integer().comment('Number of the data version that last changed it.'),
  },
});

/** A fact that no package states any more. */
export const RemovedFactEntity = defineEntity({
  name: 'RemovedFact',
  tableName: 'removed_fact',
  properties: {
    id: p.text().primary(),
    version: p.integer().primary().comment('Number of the data version that removed it.'),
    kind: p.text(),
    name_nl: p.text().nullable(),
    name_en: p.text().nullable(),
    package_name: p.text(),
  },
});
