import type { EntityType } from '../../entity-types.js';
import { textOf } from '../federation-link.js';
import type { OurGraph } from '../our-graph.js';
import { type Partner, type PartnerType, usesOf } from '../partner.js';
import { isResolvable } from '../rules/keys.js';

/** A type whose things a partner's server is asked for, by one of its keys. */
export interface ResolvedKey {
  type: PartnerType;
  /** The fields of the key, as a selection: `code`, or `plan { slug } number`. */
  key: string;
  /** Whether the things are the graph's, so that their keys are known without asking the partner. */
  ours: boolean;
}

/** Whether a key is one that references to the graph's things can have; other rules say what is wrong with it if not. */
function isUsable(key: string, entity: EntityType | undefined): boolean {
  return !entity || (!entity.handle && entity.keys.includes(key));
}

/** What a partner's server must answer references to. */
export function resolvedKeys(partner: Partner, { entities }: OurGraph): ResolvedKey[] {
  return [...partner.types.values()].filter(({ kind }) => kind === 'object').flatMap((type) => {
    const entity = entities.get(type.name);
    const keys = usesOf(partner, type, 'key').filter(isResolvable).map((use) => textOf(use, 'fields').trim());
    return keys.filter((key) => isUsable(key, entity)).map((key) => ({ type, key, ours: entity !== undefined }));
  });
}
