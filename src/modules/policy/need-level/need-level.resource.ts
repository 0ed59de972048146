import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { documentRequired } from '../document-required.js';
import { planId, planNode } from '../plan/plan.entity.js';
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
  searchable: [textsOf(NeedLevelEntity, planNode, { key: 'plan', texts: { needLevels: 'name' } })],
  resolvers: [NeedLevelResolver],
  resources: [resource],
};
