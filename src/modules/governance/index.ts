import { type GraphModule, moduleOf } from '../../contract/module.js';
import { body } from './body/body.resource.js';
import { person } from './person/person.resource.js';
import { planning } from './planning/planning.resource.js';
import { project } from './project/project.resource.js';
import { role } from './role/role.resource.js';

export { PERSONS_SCOPE } from './person/person.entity.js';

/**
 * Governance: projects with their objectives and planning, bodies, roles, and people behind a scope. Roles and people
 * are not exported as files.
 */
export const governance: GraphModule = moduleOf('governance', [project, planning, body, role, person]);
