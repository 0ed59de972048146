import { type Data, isData, typenameIn } from './data.js';
import type { Step } from '../plan/query-plan.js';

/** The objects at the end of a path from some things, in their order. Holes and nulls lead nowhere. */
export function targetsFrom(things: readonly Data[], path: readonly Step[]): Data[] {
  return path.reduce<readonly Data[]>((at, { key, types }) => {
    const next: Data[] = [];
    for (const thing of at) if (!types || types.has(typenameIn(thing))) collect(thing[key], next);
    return next;
  }, things) as Data[];
}

/** The objects in a value, through lists of lists. */
function collect(value: unknown, into: Data[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (isData(value)) into.push(value);
}
