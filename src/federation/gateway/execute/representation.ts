import type { Data } from './data.js';
import { Hole } from './hole.js';

/**
 * How a subgraph is told of a thing: its type and the fields of a key. A hole when that is what stands in place of one of
 * them; null when the thing has no such key, so that nobody can be asked of it.
 */
export function representationOf(thing: Data, key: readonly string[] | undefined): Data | Hole | null {
  if (!key) return null;
  const hole = key.map((field) => thing[field]).find((value) => value instanceof Hole);
  if (hole) return hole as Hole;
  // Keys of the graph are texts or numbers; what is neither names nothing.
  if (key.some((field) => !['string', 'number'].includes(typeof thing[field]))) return null;
  return { __typename: thing.__typename, ...Object.fromEntries(key.map((field) => [field, thing[field]])) };
}
