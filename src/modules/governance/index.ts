import type { GraphModule } from '../../persistence/graph-module.js';
import { AreaGovernanceResolver } from './area-governance.resolver.js';
import { BodyRelationsResolver } from './body-relations.resolver.js';
import { fetchBodies } from './body.repository.js';
import { BodiesResolver, BodyResolver } from './body.resolver.js';
import { bodyResources } from './body.resources.js';
import { CommunicationResolver } from './communication.resolver.js';
import { DeliverableResolver } from './deliverable.resolver.js';
import { DocumentRolesResolver } from './document-roles.resolver.js';
import { governanceExports } from './governance.exports.js';
import { KpiResolver } from './kpi.resolver.js';
import { MilestoneResolver } from './milestone.resolver.js';
import { ObjectiveResolver } from './objective.resolver.js';
import { PlanProjectsResolver } from './plan-projects.resolver.js';
import { planningResources } from './planning.resources.js';
import { partKinds } from './project-part.repository.js';
import { ProjectPartsResolver } from './project-parts.resolver.js';
import { ProjectResultResolver } from './project-result.resolver.js';
import { fetchProjects } from './project.repository.js';
import { ProjectResolver, ProjectsResolver } from './project.resolver.js';
import { projectResources } from './project.resources.js';
import { fetchRoles } from './role.repository.js';
import { RoleResolver } from './role.resolver.js';
import { roleResources } from './role.resources.js';
import { governanceEntities } from './tables.js';

export { PERSONS_SCOPE } from './person.repository.js';

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
    AreaGovernanceResolver, BodiesResolver, BodyRelationsResolver, BodyResolver, CommunicationResolver, DeliverableResolver,
    DocumentRolesResolver, KpiResolver, MilestoneResolver, ObjectiveResolver, PlanProjectsResolver, ProjectPartsResolver, ProjectResolver,
    ProjectResultResolver, ProjectsResolver, RoleResolver,
  ],
  resources: [...projectResources, ...planningResources, ...bodyResources, ...roleResources],
  exports: governanceExports,
};
