import { Kind, type SelectionSetNode } from 'graphql';
import { type Data, isData } from '../execute/data.js';

/** The names that may stand in an object, and what may stand below them. */
type Shape = ReadonlyMap<string, Shape>;

const shapes = new WeakMap<SelectionSetNode, Shape>();

function shapeOf(set: SelectionSetNode): Shape {
  const known = shapes.get(set);
  if (known) return known;
  const shape = new Map<string, Map<string, Shape>>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet);
      if (node.kind !== Kind.FIELD) continue;
      const key = (node.alias ?? node.name).value;
      shape.set(key, new Map([...(shape.get(key) ?? []), ...(node.selectionSet ? shapeOf(node.selectionSet) : [])]));
    }
  };
  add(set);
  shapes.set(set, shape);
  return shape;
}

/** Levels that an answer may have: several times those of the deepest document. Without an end, it would exhaust the stack here or later. */
const MAX_LEVELS = 100;

const ANYTHING: Shape = new Map();

function kept(value: unknown, shape: Shape, level: number): unknown {
  if (level > MAX_LEVELS) throw new RangeError(`nested in more than ${MAX_LEVELS} levels`);
  if (Array.isArray(value)) return value.map((item) => kept(item, shape, level + 1));
  if (!isData(value)) return value;
  if (shape.size === 0) for (const below of Object.values(value)) kept(below, ANYTHING, level + 1);
  if (shape.size === 0) return value;
  return Object.fromEntries(
    [...shape].flatMap(([key, below]) =>
      Object.hasOwn(value, key) ? [[key, kept(value[key], below, level + 1)]] : [],
    ),
  );
}

/**
 * An answer without what was not asked: a subgraph that says more could have it taken for what another one answers.
 * @throws RangeError when it is nested deeper than any answer is
 */
export function onlyAsked(data: Data, set: SelectionSetNode): Data {
  return kept(data, shapeOf(set), 0) as Data;
}
