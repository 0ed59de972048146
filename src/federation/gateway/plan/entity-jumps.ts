import type { Supergraph } from '../supergraph.js';

/** The fetch of an entity from another subgraph: the target, and the key fields that identify the entity there. */
export interface EntityJump {
  subgraph: string;
  keyFields: string[];
}

/** The jump between two subgraphs; null when the first one does not have any key that the second one resolves. */
function directJump(supergraph: Supergraph, from: string, type: string, to: string): EntityJump | null {
  const keyFields = supergraph
    .keysOf(to, type)
    .find((fields) => fields.every((field) => supergraph.has(from, type, field)));
  return keyFields ? { subgraph: to, keyFields } : null;
}

function firstOf<T>(subgraphs: readonly string[], find: (subgraph: string) => T | null): T | null {
  for (const subgraph of subgraphs) {
    const found = find(subgraph);
    if (found) return found;
  }
  return null;
}

/**
 * The jumps from a subgraph to one that resolves a field: one, or two when only a third subgraph resolves the keys that
 * the first one has.
 */
export function jumpsTo(supergraph: Supergraph, from: string, type: string, field: string): EntityJump[] {
  const targets = supergraph.subgraphsOf(type, field);
  const direct = firstOf(targets, (to) => directJump(supergraph, from, type, to));
  if (direct) return [direct];
  const indirect = firstOf([...supergraph.addresses.keys()], (via) => {
    const first = directJump(supergraph, from, type, via);
    const second = first && firstOf(targets, (to) => directJump(supergraph, via, type, to));
    return second ? [first, second] : null;
  });
  if (indirect) return indirect;
  throw new Error(`No entity key leads from the subgraph ${from} to ${type}.${field}.`);
}
