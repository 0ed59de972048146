import { type GraphModule, moduleOf } from '../../contract/module.js';
import { body } from './body/body.resource.js';
import { actionPointBodies } from './action-point/action-point-bodies.resolver.js';
import { bodyMember } from './body-member/body-member.resource.js';
import { bodyRelation } from './body-relation/body-relation.resource.js';
import { milestone } from './milestone/milestone.resource.js';
import { person } from './person/person.resource.js';
import { planning } from './planning/planning.resource.js';
import { planningLink } from './planning-link/planning-link.resource.js';
import { project } from './project/project.resource.js';
import { projectBody } from './project-body/project-body.resource.js';
import { role } from './role/role.resource.js';

export { PERSONS_SCOPE } from './person/person.entity.js';

/**
 * Governance: projects with their objectives and planning, bodies, roles, and people behind a scope. Roles and people
 * are not exported as files.
 */
export const governance: GraphModule = moduleOf('governance', [
  project,
  planning,
  planningLink,
  milestone,
  body,
  bodyMember,
  bodyRelation,
  projectBody,
  role,
  person,
  actionPointBodies,
]);
