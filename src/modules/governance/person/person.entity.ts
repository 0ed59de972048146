import { defineEntity, p } from '@mikro-orm/core';

/** The name of a person in a role: personal data, read by `person.repository.ts` alone. */
export const PersonEntity = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    role: p.text().primary(),
    position: p.integer().primary(),
    name: p.text(),
    note: p.text().nullable(),
    package: p.text(),
  },
});
