import type { EntityLookup, PathStep } from '../plan/query-plan.js';
import { subgraphFault, type UpstreamError } from './errors.js';
import { missingFields, missingFieldsByPath } from './place-errors.js';
import { type Data, isData, mergeCopyInto, mergeInto, MissingValue, typenameIn } from './result-data.js';

/** The entities of one lookup: each representation once, with every object in the data that waits for it. */
export interface EntityBatch {
  lookup: EntityLookup;
  representations: Data[];
  waiting: Data[][];
}

/** The objects in a value, through nested lists. */
function collectObjects(value: unknown, into: Data[]): void {
  if (Array.isArray(value)) for (const item of value) collectObjects(item, into);
  else if (isData(value)) into.push(value);
}

/** The objects at the end of a path, in order. Nulls and missing values are skipped. */
function objectsAt(objects: readonly Data[], path: readonly PathStep[]): Data[] {
  return path.reduce<readonly Data[]>((at, { key, types }) => {
    const next: Data[] = [];
    for (const object of at) if (!types || types.has(typenameIn(object))) collectObjects(object[key], next);
    return next;
  }, objects) as Data[];
}

/**
 * The entities of a lookup, in the data that earlier fetches returned: `previous` has those of each lookup of the
 * parent fetch.
 */
export function entitiesFor({ sources, keyFields }: EntityLookup, previous: readonly Data[][]): Data[] {
  return sources
    .flatMap(({ lookup, path }) => objectsAt(previous[lookup] ?? [], path))
    .filter((entity) => keyFields.has(typenameIn(entity)));
}

/**
 * An entity's representation: its type and key fields. A missing key field is returned as such; null when there is no
 * usable key.
 */
function representationOf(entity: Data, keyFields: readonly string[] | undefined): Data | MissingValue | null {
  if (!keyFields) return null;
  const missing = keyFields.map((field) => entity[field]).find((value) => value instanceof MissingValue);
  if (missing) return missing as MissingValue;
  // Keys of the graph are strings or numbers.
  if (keyFields.some((field) => !['string', 'number'].includes(typeof entity[field]))) return null;
  return { __typename: entity.__typename, ...Object.fromEntries(keyFields.map((field) => [field, entity[field]])) };
}

function requestedKeys({ responseKeys }: EntityLookup, entity: Data): string[] {
  return responseKeys.get(typenameIn(entity)) ?? [];
}

/**
 * Batches the entities of a lookup. One whose key is missing gets the same error for the fields that were to be
 * fetched.
 */
export function batchOf(lookup: EntityLookup, entities: readonly Data[]): EntityBatch {
  const indices = new Map<string, number>();
  const batch: EntityBatch = { lookup, representations: [], waiting: [] };
  for (const entity of entities) {
    const representation = representationOf(entity, lookup.keyFields.get(typenameIn(entity)));
    if (representation === null) continue;
    if (representation instanceof MissingValue) {
      const missing = new MissingValue([], representation.propagates);
      mergeInto(entity, missingFields(missing, requestedKeys(lookup, entity)));
      continue;
    }
    const id = JSON.stringify(representation);
    const index = indices.get(id);
    if (index !== undefined) batch.waiting[index]!.push(entity);
    else {
      indices.set(id, batch.representations.push(representation) - 1);
      batch.waiting.push([entity]);
    }
  }
  return batch;
}

/** The fields that a response adds to an entity. For an entity that the subgraph does not know, every field is null. */
function fieldsOf(entity: unknown, keys: readonly string[]): Data {
  if (entity instanceof MissingValue)
    return entity.propagates ? missingFieldsByPath(entity, keys) : missingFields(entity, keys);
  return isData(entity) ? entity : Object.fromEntries(keys.map((key) => [key, null]));
}

/** Merges a batch's entities, or the failure of all of them, into every object that waits for one. */
export function deliver({ lookup, waiting, representations }: EntityBatch, entities: unknown[] | MissingValue): void {
  for (const [index, [first, ...others]] of waiting.entries()) {
    const fields = fieldsOf(
      entities instanceof MissingValue ? entities : entities[index],
      requestedKeys(lookup, representations[index]!),
    );
    for (const object of others) mergeCopyInto(object, fields);
    mergeInto(first!, fields);
  }
}

/** A batch's entities in a response; missing as a whole when the response has no usable list of them. */
export function entitiesIn(
  subgraph: string,
  data: Data | null,
  errors: readonly UpstreamError[],
  { lookup, representations }: EntityBatch,
): unknown[] | MissingValue {
  if (!data) return MissingValue.ofFault(errors);
  const entities = data[lookup.key];
  if (entities instanceof MissingValue) return MissingValue.ofFault(entities.errors.map(({ error }) => error));
  return Array.isArray(entities) && entities.length === representations.length
    ? entities
    : MissingValue.ofFault([subgraphFault(subgraph, 'malformed')]);
}
