import { Kind, type SelectionSetNode } from 'graphql';
import { type Data, isData } from './data.js';

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

function kept(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, shape));
  if (!isData(value) || shape.size === 0) return value;
  return Object.fromEntries([...shape].flatMap(([key, below]) => (Object.hasOwn(value, key) ? [[key, kept(value[key], below)]] : [])));
}

/** An answer without what was not asked: a subgraph that says more could have it taken for what another one answers. */
export function onlyAsked(data: Data, set: SelectionSetNode): Data {
  return kept(data, shapeOf(set)) as Data;
}
