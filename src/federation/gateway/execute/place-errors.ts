import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { type Data, isData, isForeign } from './data.js';
import { Hole, type HoleError, type Path, type UpstreamError } from './hole.js';
import type { SelectedField } from '../plan/selection.js';

type Container = Data | unknown[];

/** Errors that are kept at one place: its null is explained by one, and the place can come to stand in thousands of others. */
const MAX_AT_ONE_PLACE = 10;

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isData(value);
}

/** Whether a container can have something at this step: a list at its own positions, an object under a name of ours. */
function canHave(container: Container, step: string | number): boolean {
  return Array.isArray(container)
    ? typeof step === 'number' && step < container.length
    : typeof step === 'string' && !isForeign(step);
}

function childOf(container: Container, step: string | number): unknown {
  return Object.hasOwn(container, step) ? (container as Record<string | number, unknown>)[step] : undefined;
}

/** Makes a hole, or adds an error to one that is there. */
function makeHole(container: Container, step: string | number, added: HoleError): void {
  const there = childOf(container, step);
  const errors = there instanceof Hole ? there.errors : [];
  if (errors.length >= MAX_AT_ONE_PLACE) return;
  (container as Record<string | number, unknown>)[step] = new Hole([...errors, added], true);
}

/** Goes as far towards an error as there is data; false when there is a value where the error says that there is none. */
function place(root: Container, path: Path, error: UpstreamError): boolean {
  let container = root;
  for (const [index, step] of path.entries()) {
    if (!canHave(container, step)) return false;
    const value = childOf(container, step);
    if (value === null || value === undefined || value instanceof Hole) {
      makeHole(container, step, { error, tail: path.slice(index + 1) });
      return true;
    }
    if (!isContainer(value)) return false;
    container = value;
  }
  return false;
}

/**
 * Puts a subgraph's errors where they left nulls in its data, so that each goes along to wherever that data comes to
 * stand. Gives back those that belong nowhere.
 */
export function placeErrors(data: Data, errors: readonly UpstreamError[]): UpstreamError[] {
  return errors.filter((error) => !error.path?.length || !place(data, error.path, error));
}

/** A thing that is a hole, as its fields that were asked for: each error at the field that it names, the rest just lost. */
export function fieldsOfHole(hole: Hole, keys: readonly string[]): Data {
  const fields: Data = {};
  for (const key of keys) fields[key] = new Hole([], hole.lost);
  for (const { error, tail } of hole.errors) {
    const named = keys.find((key) => key === tail[0]);
    const key = named ?? keys[0];
    if (key === undefined) continue;
    const there = fields[key] as Hole;
    fields[key] = new Hole([...there.errors, { error, tail: named ? tail.slice(1) : [] }], hole.lost);
  }
  return fields;
}

/** A thing of which a whole request failed: the same hole at each of its fields. */
export function fieldsOfFault(hole: Hole, keys: readonly string[]): Data {
  return Object.fromEntries(keys.map((key) => [key, hole]));
}

/** The types that a thing can be of. Which one a thing that is not there would have been, nobody said. */
function possibleIn(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** Where a document asks for what failed: the field that a path from another one leads to, as far as it can be followed. */
export function errorNodes(schema: GraphQLSchema, from: SelectedField, tail: Path): readonly FieldNode[] {
  let at = from;
  for (const step of tail) {
    if (typeof step === 'number') continue;
    const fields = possibleIn(schema, getNamedType(at.field.type)).flatMap((type) => at.below.fieldsOf(type));
    const next = fields.find(({ dataKey }) => dataKey === step);
    if (!next) break;
    at = next;
  }
  return at.nodes;
}
