import { Hole } from './hole.js';

/** An object of an answer that is being put together. */
export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Hole);
}

/** What stands under a key. An object of the language has more names than were put there (`constructor`). */
export function valueAt(data: Data, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

/** The type that a thing says it is of; nothing when it says none. What is no text cannot always be made one. */
export function typenameIn({ __typename: name }: Data): string {
  return typeof name === 'string' ? name : '';
}

/** Names that GraphQL reserves, apart from the one that is data: a response key of this kind is none of ours (`__proto__`). */
export function isForeign(key: string): boolean {
  return key.startsWith('__') && key !== '__typename';
}

/** A copy that shares no object with its original; holes are values. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isData(value)) return value;
  const copy: Data = {};
  for (const key of Object.keys(value)) if (!isForeign(key)) copy[key] = copied(value[key]);
  return copy;
}

function mergedValue(known: unknown, added: unknown): unknown {
  if (known === undefined) return added;
  if (known instanceof Hole) return added ?? known;
  if (isData(known) && isData(added)) mergeInto(known, added);
  else if (Array.isArray(known) && Array.isArray(added) && known.length === added.length) {
    for (const [index, value] of added.entries()) known[index] = mergedValue(known[index], value);
  } else if (known === null && !(added instanceof Hole)) return added;
  return known;
}

/** Adds what another subgraph said of a thing to what is known of it. What is known stays; a hole is filled. */
export function mergeInto(known: Data, added: Data): void {
  for (const key of Object.keys(added)) {
    if (!isForeign(key)) known[key] = mergedValue(valueAt(known, key), added[key]);
  }
}

/** As {@link mergeInto}, for things that are added in several places and go on differently from there. */
export function mergeCopyInto(known: Data, added: Data): void {
  mergeInto(known, copied(added) as Data);
}
