import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { documentRequired } from '../document-required.js';
import { planId, planNode } from '../plan/plan.entity.js';
import { PlanIndicatorEntity } from './plan-indicator.entity.js';
import { IndicatorPlansResolver, PlanIndicatorResolver, PlanMonitoringResolver } from './plan-indicator.resolver.js';

const resource = resourceOf(PlanIndicatorEntity, {
  name: 'plan_indicators',
  description: 'Indicators that monitor a plan as a whole, as stated in the document.',
  key: ['plan', 'indicator'],
  columns: { plan: { refersTo: 'policy-plan' }, indicator: { refersTo: 'indicator' }, position: { minimum: 1 } },
  inlineCitations: true,
  check: documentRequired,
  cites: (row) => planId(requiredText(row, 'plan')),
});

export const planIndicator: ModulePart = {
  entities: [PlanIndicatorEntity],
  searchable: [textsOf(PlanIndicatorEntity, planNode, { key: 'plan', texts: { monitoring: 'statement' } })],
  resolvers: [IndicatorPlansResolver, PlanIndicatorResolver, PlanMonitoringResolver],
  resources: [resource],
};
