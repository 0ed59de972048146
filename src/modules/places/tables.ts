import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { AreaEntity, AreaMembershipEntity, AreaSuccessionEntity } from './area/area.entity.js';

/** The tables of this module. */
export const placesEntities = [AreaEntity, AreaMembershipEntity, AreaSuccessionEntity];

export type PlacesTables = InferKyselyDB<(typeof placesEntities)[number]>;
