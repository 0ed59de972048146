import { type GraphModule, moduleOf } from '../../contract/module.js';
import { action } from './action/action.resource.js';
import { caveat } from './caveat/caveat.resource.js';
import { intervention, interventionExport } from './intervention/intervention.resource.js';
import { PolicyLinkEntity } from './link/policy-link.entity.js';
import { needLevel } from './need-level/need-level.resource.js';
import { plan } from './plan/plan.resource.js';
import { planIndicator } from './plan-indicator/plan-indicator.resource.js';
import { riskGroup } from './risk-group/risk-group.resource.js';
import { speerpunt, speerpuntLinks } from './speerpunt/speerpunt.resource.js';

export { type CaveatRow, caveatId } from './caveat/caveat.entity.js';
export { Caveat } from './caveat/caveat.type.js';
export { caveatsConcerning } from './caveat/concerning.js';
export { noCauseShown } from './caveat/own-caveat.js';
export { documentRequired } from './document-required.js';
export { linkedFrom } from './link/policy-link.entity.js';
export { areaCodesOfPlan, planNode, type PlanRow, plansOfArea } from './plan/plan.entity.js';
export { PolicyPlan } from './plan/plan.type.js';
export { indicatorSlugsOfPlan } from './plan-indicator/plan-indicator.entity.js';
export {
  indicatorSlugsOfSpeerpunt,
  SpeerpuntEntity,
  speerpuntNode,
  type SpeerpuntRow,
} from './speerpunt/speerpunt.entity.js';
export { type ActionPointRow, actionPointsLinkedTo } from './risk-group/risk-group.entity.js';
export { ActionPoint } from './risk-group/risk-group.type.js';
export { shownForPlan } from './shown-for-plan.js';
export { Speerpunt } from './speerpunt/speerpunt.type.js';

/** Policy: plans, speerpunten, actions, interventions, risk groups. */
export const policy: GraphModule = moduleOf('policy', [
  plan,
  needLevel,
  caveat,
  speerpunt,
  action,
  speerpuntLinks,
  planIndicator,
  intervention,
  riskGroup,
  interventionExport,
  { entities: [PolicyLinkEntity] },
]);
