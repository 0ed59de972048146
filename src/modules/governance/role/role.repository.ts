import type { Selectable } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import type { GovernanceTables } from '../tables.js';
import { manyByKey } from '../../../store/loaders.js';

/** A role as stored; it holds no name. */
export type RoleRow = Selectable<GovernanceTables['role']>;

function rolesQuery(context: RequestContext) {
  return context.tables<GovernanceTables>().selectFrom('role').selectAll();
}

/** Roles by id. */
export function fetchRoles(context: RequestContext, ids: readonly string[]): Promise<RoleRow[]> {
  return rolesQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The roles in a project, in the order of the document. */
export function rolesOfProject(context: RequestContext, project: string): Promise<RoleRow[]> {
  return manyByKey(
    context,
    'project-roles',
    (projects) =>
      rolesQuery(context)
        .where('project', 'in', [...projects])
        .orderBy('position')
        .orderBy('slug')
        .execute(),
    (row) => row.project ?? '',
  ).load(project);
}

/** The roles that a document names outside any project: those who signed it. */
export function rolesOfDocument(context: RequestContext, document: string): Promise<RoleRow[]> {
  return manyByKey(
    context,
    'document-roles',
    (documents) =>
      rolesQuery(context)
        .where('document', 'in', [...documents])
        .where('project', 'is', null)
        .orderBy('position')
        .orderBy('slug')
        .execute(),
    (row) => row.document,
  ).load(document);
}

/** Slugs of the organisations that a role is held for, in the order of the document. */
export async function organisationsOfRole(context: RequestContext, role: string): Promise<string[]> {
  const named = await manyByKey(
    context,
    'role-organisations',
    (roles) =>
      context
        .tables<GovernanceTables>()
        .selectFrom('role_organisation')
        .select(['role', 'organisation'])
        .where('role', 'in', [...roles])
        .orderBy('role')
        .orderBy('position')
        .execute(),
    (row) => row.role,
  ).load(role);
  return named.map(({ organisation }) => organisation);
}
