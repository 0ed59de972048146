import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { BodyEntity, BodyMemberEntity, BodyRelationEntity, BodyTaskEntity } from './body/body.entity.js';
import { DeliverableEntity, ObjectiveEntity, ProjectResultEntity } from './planning/goal.entity.js';
import { KpiEntity, KpiSourceEntity } from './planning/kpi.entity.js';
import { PersonEntity } from './person/person.entity.js';
import { CommunicationChannelEntity, CommunicationEntity, MilestoneEntity } from './planning/planning.entity.js';
import { ProjectEntity } from './project/project.entity.js';
import { RoleEntity, RoleOrganisationEntity } from './role/role.entity.js';

const openEntities = [
  BodyEntity,
  BodyMemberEntity,
  BodyRelationEntity,
  BodyTaskEntity,
  CommunicationChannelEntity,
  CommunicationEntity,
  DeliverableEntity,
  KpiEntity,
  KpiSourceEntity,
  MilestoneEntity,
  ObjectiveEntity,
  ProjectEntity,
  ProjectResultEntity,
  RoleEntity,
  RoleOrganisationEntity,
];

/** The tables of this module. */
export const governanceEntities = [...openEntities, PersonEntity];

/**
 * The tables as queries see them. The table of people is not among them, so that a query that would touch it does not
 * compile: `person.repository.ts`, which checks the scope first, has a type of its own for it.
 */
export type GovernanceTables = InferKyselyDB<(typeof openEntities)[number]>;
