import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { SelectedField } from '../plan/selection.js';
import type { Path, UpstreamError } from './errors.js';
import { type Data, isData, isReservedKey, type LocatedError, MissingValue } from './result-data.js';

type Container = Data | unknown[];

/** Errors kept for one null. One is enough to explain it, and the value can be merged into thousands of others. */
const MAX_ERRORS_PER_VALUE = 10;

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isData(value);
}

/** Whether a path can continue with this step: an existing index of a list, or a response key of an object. */
function accepts(container: Container, step: string | number): boolean {
  return Array.isArray(container)
    ? typeof step === 'number' && step < container.length
    : typeof step === 'string' && !isReservedKey(step);
}

function childOf(container: Container, step: string | number): unknown {
  return Object.hasOwn(container, step) ? (container as Record<string | number, unknown>)[step] : undefined;
}

/** Marks a value as missing, or adds an error to one that is. */
function markMissing(container: Container, step: string | number, added: LocatedError): void {
  const current = childOf(container, step);
  const errors = current instanceof MissingValue ? current.errors : [];
  if (errors.length >= MAX_ERRORS_PER_VALUE) return;
  (container as Record<string | number, unknown>)[step] = new MissingValue([...errors, added], true);
}

/** Follows an error's path to the null that it explains; false when the path leads to a value. */
function place(root: Container, path: Path, error: UpstreamError): boolean {
  let container = root;
  for (const [index, step] of path.entries()) {
    if (!accepts(container, step)) return false;
    const value = childOf(container, step);
    if (value === null || value === undefined || value instanceof MissingValue) {
      markMissing(container, step, { error, tail: path.slice(index + 1) });
      return true;
    }
    if (!isContainer(value)) return false;
    container = value;
  }
  return false;
}

/**
 * Attaches a subgraph's errors to the nulls in its data, so that each travels along wherever that data is merged.
 * Returns the errors that belong to no null.
 */
export function placeErrors(data: Data, errors: readonly UpstreamError[]): UpstreamError[] {
  return errors.filter((error) => !error.path?.length || !place(data, error.path, error));
}

/** The requested fields of a missing entity: each error goes to the field that its path names, or to the first one. */
export function missingFieldsByPath(missing: MissingValue, keys: readonly string[]): Data {
  const fields: Data = {};
  for (const key of keys) fields[key] = new MissingValue([], missing.propagates);
  for (const { error, tail } of missing.errors) {
    const named = keys.find((key) => key === tail[0]);
    const key = named ?? keys[0];
    if (key === undefined) continue;
    const { errors } = fields[key] as MissingValue;
    const located = { error, tail: named ? tail.slice(1) : [] };
    fields[key] = new MissingValue([...errors, located], missing.propagates);
  }
  return fields;
}

/** The requested fields of an entity for which a whole request failed: all of them missing for the same reason. */
export function missingFields(missing: MissingValue, keys: readonly string[]): Data {
  return Object.fromEntries(keys.map((key) => [key, missing]));
}

/** The object types that a value can have. For a value that is missing, any of them. */
function possibleTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/**
 * The document's nodes for the field that failed: the one that a path below another field leads to, as far as it can be
 * followed.
 */
export function errorNodes(schema: GraphQLSchema, from: SelectedField, tail: Path): readonly FieldNode[] {
  let at = from;
  for (const step of tail) {
    if (typeof step === 'number') continue;
    const fields = possibleTypes(schema, getNamedType(at.field.type)).flatMap((type) => at.selection.fieldsOf(type));
    const next = fields.find(({ dataKey }) => dataKey === step);
    if (!next) break;
    at = next;
  }
  return at.nodes;
}
