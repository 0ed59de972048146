import type { Supergraph } from '../supergraph.js';

/** A way from one subgraph to another: the key by which a thing is told there. */
export interface Jump {
  graph: string;
  key: string[];
}

/** The jump from a subgraph to a given one, if it can name a thing of this type in a way that the other understands. */
function direct(supergraph: Supergraph, from: string, type: string, to: string): Jump | null {
  const key = supergraph.keysOf(to, type).find((fields) => fields.every((field) => supergraph.has(from, type, field)));
  return key ? { graph: to, key } : null;
}

function firstOf<T>(list: readonly string[], find: (graph: string) => T | null): T | null {
  for (const graph of list) {
    const found = find(graph);
    if (found) return found;
  }
  return null;
}

/**
 * The jumps that lead from a subgraph to one that answers a field: one, or two where the keys that the subgraph has are
 * understood only by a third, which knows other keys of the thing.
 */
export function jumpsTo(supergraph: Supergraph, from: string, type: string, field: string): Jump[] {
  const targets = supergraph.graphsOf(type, field);
  const one = firstOf(targets, (to) => direct(supergraph, from, type, to));
  if (one) return [one];
  const two = firstOf([...supergraph.addresses.keys()], (by) => {
    const first = direct(supergraph, from, type, by);
    const second = first && firstOf(targets, (to) => direct(supergraph, by, type, to));
    return second ? [first, second] : null;
  });
  if (two) return two;
  throw new Error(`No keys lead from ${from} to ${type}.${field}.`);
}
