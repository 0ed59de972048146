import type { GraphModule } from '../../persistence/graph-module.js';
import { fetchActions } from './action.repository.js';
import { ActionResolver } from './action.resolver.js';
import { fetchActionPoints } from './action-point.repository.js';
import { ActionPointResolver, ActionPointRiskGroupResolver } from './action-point.resolver.js';
import { AreaPolicyResolver } from './area-policy.resolver.js';
import { fetchCaveats } from './caveat.repository.js';
import { CaveatResolver } from './caveat.resolver.js';
import { fetchInterventions } from './intervention.repository.js';
import { InterventionResolver, InterventionsResolver } from './intervention.resolver.js';
import { interventionResources } from './intervention.resources.js';
import { InterventionAreaResolver, InterventionEvidenceResolver } from './intervention-statement.resolver.js';
import { IndicatorSpeerpuntenResolver, MonitoringResolver } from './monitoring.resolver.js';
import { NeedLevelResolver } from './need-level.resolver.js';
import { OrganisationPolicyResolver } from './organisation-policy.resolver.js';
import { fetchPlans } from './plan.repository.js';
import { PlanResolver, PlansResolver } from './plan.resolver.js';
import { planResources } from './plan.resources.js';
import { fetchRiskGroups } from './risk-group.repository.js';
import { policyExports } from './policy.exports.js';
import { RiskGroupResolver } from './risk-group.resolver.js';
import { riskGroupResources } from './risk-group.resources.js';
import { fetchSpeerpunten } from './speerpunt.repository.js';
import { SpeerpuntResolver } from './speerpunt.resolver.js';
import { speerpuntResources } from './speerpunt.resources.js';
import { policyEntities } from './tables.js';

export { type CaveatRow, caveatsConcerning } from './caveat.repository.js';
export { Caveat } from './caveat.type.js';
export { indicatorSlugsOfSpeerpunt } from './monitoring.repository.js';
export { areaCodesOfPlan, type PlanRow, plansOfArea } from './plan.repository.js';
export { PolicyPlan } from './plan.type.js';
export { caveatId, planId, speerpuntId } from './policy-ids.js';
export type { SpeerpuntRow } from './speerpunt.repository.js';
export { Speerpunt } from './speerpunt.type.js';

/** What is to be done: plans, speerpunten, actions, interventions, risk groups. */
export const policy: GraphModule = {
  name: 'policy',
  entities: policyEntities,
  kinds: [
    { kind: 'policy-plan', typename: 'PolicyPlan', fetch: fetchPlans },
    { kind: 'speerpunt', typename: 'Speerpunt', fetch: fetchSpeerpunten },
    { kind: 'action', typename: 'PolicyAction', fetch: fetchActions },
    { kind: 'intervention', typename: 'Intervention', fetch: fetchInterventions },
    { kind: 'risk-group', typename: 'RiskGroup', fetch: fetchRiskGroups },
    { kind: 'action-point', typename: 'ActionPoint', fetch: fetchActionPoints },
    { kind: 'caveat', typename: 'Caveat', fetch: fetchCaveats },
  ],
  resolvers: [
    ActionPointResolver, ActionPointRiskGroupResolver, ActionResolver, AreaPolicyResolver, CaveatResolver, IndicatorSpeerpuntenResolver,
    InterventionAreaResolver, InterventionEvidenceResolver, InterventionResolver, InterventionsResolver, MonitoringResolver, NeedLevelResolver,
    OrganisationPolicyResolver, PlanResolver, PlansResolver, RiskGroupResolver, SpeerpuntResolver,
  ],
  resources: [...planResources, ...speerpuntResources, ...interventionResources, ...riskGroupResources],
  exports: policyExports,
};
