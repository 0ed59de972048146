import { manyByKey } from '../../persistence/batch.js';
import { loadEntities } from '../../persistence/entity-loader.js';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import type { GovernanceTables } from './tables.js';
import { organisationId } from '../provenance/index.js';

/** The organisations that take part in a project: those of its roles and of the members of its bodies, by slug. */
export async function organisationsOfProject(context: RequestContext, project: string): Promise<EntityRow[]> {
  const named = await manyByKey(context, 'project-organisations', (projects) => {
    const db = context.tables<GovernanceTables>();
    const throughRoles = db.selectFrom('role').innerJoin('role_organisation', 'role_organisation.role', 'role.slug')
      .select(['role.project as project', 'role_organisation.organisation as organisation'])
      .where('role.project', 'in', [...projects]);
    const throughBodies = db.selectFrom('body').innerJoin('body_member', 'body_member.body', 'body.slug')
      .select(['body.project as project', 'body_member.organisation as organisation'])
      .where('body.project', 'in', [...projects])
      .where('body_member.organisation', 'is not', null)
      .$narrowType<{ organisation: string }>();
    return db.selectFrom(throughRoles.union(throughBodies).as('named'))
      .selectAll().orderBy('organisation').execute();
  }, (row) => row.project ?? '').load(project);
  return loadEntities(context, named.map(({ organisation }) => organisationId(organisation)));
}
