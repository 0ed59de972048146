import type { InferKyselyDB } from '@mikro-orm/sqlite';
import type { RequestContext } from '../../../contract/request-context.js';
import type { PersonEntity } from './person.entity.js';
import { manyByKey } from '../../../store/loaders.js';

/** The scope that a caller needs to see names of people. */
export const PERSONS_SCOPE = 'governance:persons';

/** A person as stored, without the keys that nobody needs to see. */
export interface PersonRow {
  role: string;
  name: string;
  note: string | null;
}

// Known here alone: no other query in the house can be typed against the table of people.
type PersonTables = InferKyselyDB<typeof PersonEntity>;

/**
 * The people in a role, in the order of the document; null for a caller without the scope, and then the table is not
 * read at all. This is the only place that reads it: what is never read cannot leak into an answer, a count, an order
 * or an error.
 */
export async function personsOf(context: RequestContext, role: string): Promise<PersonRow[] | null> {
  if (!context.scopes.has(PERSONS_SCOPE)) return null;
  return manyByKey(
    context,
    'role-persons',
    (roles) =>
      context
        .tables<PersonTables>()
        .selectFrom('person')
        .select(['role', 'name', 'note'])
        .where('role', 'in', [...roles])
        .orderBy('role')
        .orderBy('position')
        .execute(),
    (row) => row.role,
  ).load(role);
}
