import type { GraphModule } from '../../contract/module.js';
import { AreaGovernanceResolver, PlanProjectsResolver } from './project/owned.resolver.js';
import { BodiesResolver, BodyRelationsResolver, BodyResolver } from './body/body.resolver.js';
import { fetchBodies } from './body/body.repository.js';
import { bodyResources } from './body/body.resource.js';
import {
  CommunicationResolver,
  DeliverableResolver,
  KpiResolver,
  MilestoneResolver,
  ObjectiveResolver,
  ProjectResultResolver,
} from './planning/planning.resolver.js';
import { DocumentRolesResolver, RoleResolver } from './role/role.resolver.js';
import { governanceExports } from './governance.exports.js';
import { planningResources } from './planning/planning.resource.js';
import { partKinds } from './planning/project-part.repository.js';
import { ProjectPartsResolver } from './planning/project-parts.resolver.js';
import { fetchProjects } from './project/project.repository.js';
import { ProjectResolver, ProjectsResolver } from './project/project.resolver.js';
import { projectResources } from './project/project.resource.js';
import { fetchRoles } from './role/role.repository.js';
import { roleResources } from './role/role.resource.js';
import { governanceEntities } from './tables.js';

export { PERSONS_SCOPE } from './person/person.repository.js';

/** Who steers and does what: projects with their goals and planning, bodies, roles, and, behind a scope, people. */
export const governance: GraphModule = {
  name: 'governance',
  entities: governanceEntities,
  kinds: [
    { kind: 'project', typename: 'Project', fetch: fetchProjects },
    { kind: 'body', typename: 'Body', fetch: fetchBodies },
    { kind: 'role', typename: 'Role', fetch: fetchRoles },
    ...partKinds,
  ],
  resolvers: [
    AreaGovernanceResolver,
    BodiesResolver,
    BodyRelationsResolver,
    BodyResolver,
    CommunicationResolver,
    DeliverableResolver,
    DocumentRolesResolver,
    KpiResolver,
    MilestoneResolver,
    ObjectiveResolver,
    PlanProjectsResolver,
    ProjectPartsResolver,
    ProjectResolver,
    ProjectResultResolver,
    ProjectsResolver,
    RoleResolver,
  ],
  resources: [...projectResources, ...planningResources, ...bodyResources, ...roleResources],
  exports: governanceExports,
};
