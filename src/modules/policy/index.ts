import type { GraphModule } from '../../contract/module.js';
import { fetchActions } from './action/action.repository.js';
import { ActionResolver } from './action/action.resolver.js';
import { fetchActionPoints, fetchRiskGroups } from './risk-group/risk-group.repository.js';
import {
  ActionPointResolver,
  ActionPointRiskGroupResolver,
  RiskGroupResolver,
} from './risk-group/risk-group.resolver.js';
import { AreaPolicyResolver, OrganisationPolicyResolver } from './link/owned.resolver.js';
import { fetchCaveats } from './caveat/caveat.repository.js';
import { CaveatResolver } from './caveat/caveat.resolver.js';
import { fetchInterventions } from './intervention/intervention.repository.js';
import {
  InterventionAreaResolver,
  InterventionEvidenceResolver,
  InterventionResolver,
  InterventionsResolver,
} from './intervention/intervention.resolver.js';
import { interventionResources } from './intervention/intervention.resource.js';
import { IndicatorSpeerpuntenResolver, MonitoringResolver, SpeerpuntResolver } from './speerpunt/speerpunt.resolver.js';
import { NeedLevelResolver } from './need-level/need-level.resolver.js';
import { fetchPlans } from './plan/plan.repository.js';
import { PlanResolver, PlansResolver } from './plan/plan.resolver.js';
import { planResources } from './plan/plan.resource.js';
import { policyExports } from './policy.exports.js';
import { riskGroupResources } from './risk-group/risk-group.resource.js';
import { fetchSpeerpunten } from './speerpunt/speerpunt.repository.js';
import { speerpuntResources } from './speerpunt/speerpunt.resource.js';
import { policyEntities } from './tables.js';

export { type CaveatRow, caveatsConcerning } from './caveat/caveat.repository.js';
export { Caveat } from './caveat/caveat.resolver.js';
export { indicatorSlugsOfSpeerpunt } from './speerpunt/monitoring.repository.js';
export { areaCodesOfPlan, type PlanRow, plansOfArea } from './plan/plan.repository.js';
export { PolicyPlan } from './plan/plan.type.js';
export { caveatId, planId, speerpuntId } from './policy-ids.js';
export type { SpeerpuntRow } from './speerpunt/speerpunt.repository.js';
export { Speerpunt } from './speerpunt/speerpunt.type.js';

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
    ActionPointResolver,
    ActionPointRiskGroupResolver,
    ActionResolver,
    AreaPolicyResolver,
    CaveatResolver,
    IndicatorSpeerpuntenResolver,
    InterventionAreaResolver,
    InterventionEvidenceResolver,
    InterventionResolver,
    InterventionsResolver,
    MonitoringResolver,
    NeedLevelResolver,
    OrganisationPolicyResolver,
    PlanResolver,
    PlansResolver,
    RiskGroupResolver,
    SpeerpuntResolver,
  ],
  resources: [...planResources, ...speerpuntResources, ...interventionResources, ...riskGroupResources],
  exports: policyExports,
};
