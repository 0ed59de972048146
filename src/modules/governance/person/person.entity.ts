import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyOf } from '../../../store/loaders.js';

/** The name of a person in a role: personal data. No other folder names this entity, so no other query can read it. */
export const PersonEntity = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    role: slug().primary().comment('Slug of the role.'),
    position: p.integer().primary().comment("Position in the document's order."),
    name: p.text().comment('Name as printed.'),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** Scope required to see names of people. */
export const PERSONS_SCOPE = 'governance:persons';

/** A person without the technical keys. */
export type PersonRow = Pick<Row<typeof PersonEntity>, 'role' | 'name' | 'note'>;

const persons = manyOf<PersonRow>('role', (context, roles) =>
  context
    .tables(PersonEntity)
    .selectFrom('person')
    .select(['role', 'name', 'note'])
    .where('role', 'in', [...roles])
    .orderBy('role')
    .orderBy('position')
    .execute(),
);

/**
 * People in a role, in the document's order; null for a caller without the scope, and then the table is not read at
 * all: what is never read cannot leak into an answer, a count, an order or an error.
 */
export async function personsOf(context: RequestContext, role: string): Promise<PersonRow[] | null> {
  return context.scopes.has(PERSONS_SCOPE) ? persons(context, role) : null;
}
