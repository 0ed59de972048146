import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { ActionEntity } from './action/action.entity.js';
import {
  InterventionAreaEntity,
  InterventionEntity,
  InterventionEvidenceEntity,
  InterventionNeedLevelEntity,
} from './intervention/intervention.entity.js';
import { CaveatEntity, CaveatIndicatorEntity, NeedLevelEntity, PlanEntity } from './plan/plan.entity.js';
import { PolicyLinkEntity } from './link/policy-link.entity.js';
import { ActionPointEntity, ActionPointGroupEntity, RiskGroupEntity } from './risk-group/risk-group.entity.js';
import {
  SpeerpuntEntity,
  SpeerpuntGoalEntity,
  SpeerpuntIndicatorEntity,
  SpeerpuntInterventionEntity,
} from './speerpunt/speerpunt.entity.js';

/** The tables of this module. */
export const policyEntities = [
  ActionEntity,
  ActionPointEntity,
  ActionPointGroupEntity,
  CaveatEntity,
  CaveatIndicatorEntity,
  InterventionAreaEntity,
  InterventionEntity,
  InterventionEvidenceEntity,
  InterventionNeedLevelEntity,
  NeedLevelEntity,
  PlanEntity,
  PolicyLinkEntity,
  RiskGroupEntity,
  SpeerpuntEntity,
  SpeerpuntGoalEntity,
  SpeerpuntIndicatorEntity,
  SpeerpuntInterventionEntity,
];

export type PolicyTables = InferKyselyDB<(typeof policyEntities)[number]>;
