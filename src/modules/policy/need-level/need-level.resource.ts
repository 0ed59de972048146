import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { documentRequired } from '../document-required.js';
import { planId } from '../plan/plan.entity.js';
import { NeedLevelEntity } from './need-level.entity.js';
import { NeedLevelResolver } from './need-level.resolver.js';

const resource = resourceOf(NeedLevelEntity, {
  name: 'need_levels',
  description: 'Levels of need defined by a plan.',
  key: ['plan', 'code'],
  columns: { plan: { refersTo: 'policy-plan' } },
  inlineCitations: true,
  check: documentRequired,
  cites: (row) => planId(requiredText(row, 'plan')),
});

export const needLevel: ModulePart = {
  entities: [NeedLevelEntity],
  resolvers: [NeedLevelResolver],
  resources: [resource],
};
