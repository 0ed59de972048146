import { type GraphQLSchema, isInterfaceType } from 'graphql';
import type { GraphModule, Handle } from '../../contract/module.js';

/** A type whose things have a global id or a handle, so that several subgraphs can each know a part of them. */
export interface EntityType {
  typename: string;
  /** The first part of its ids; none for a handle. */
  kind: string;
  /** The module that owns it. */
  module: string;
  /** The fields that each name one thing of it: `id`, then its natural keys. */
  keys: string[];
  /** Set for what has no id: its one key is a field that callers do not see. */
  handle?: Handle;
}

/** The field that a handle's key stands in. */
export const HANDLE_KEY = 'key';

/**
 * The fields that can be a natural key: an id is its kind and this key, `area/GM0935`, `indicator/jeugdhulp-jongeren`.
 * Codes name a thing only among areas; the code of a project's result names it only within its project.
 */
function naturalKeys(kind: string): string[] {
  return kind === 'area' ? ['code', 'slug'] : ['slug'];
}

/** The entity types by name. Of an interface that is a kind (areas) its object types are in it, and itself. */
export function entityTypesOf(modules: readonly GraphModule[], schema: GraphQLSchema): Map<string, EntityType> {
  const found = new Map<string, EntityType>();
  for (const module of modules) {
    for (const handle of module.handles ?? []) {
      found.set(handle.typename, {
        typename: handle.typename,
        kind: '',
        module: module.name,
        keys: [HANDLE_KEY],
        handle,
      });
    }
    for (const { kind, typename } of module.kinds) {
      const named = schema.getType(typename);
      const types = isInterfaceType(named) ? [named, ...schema.getPossibleTypes(named)] : [named];
      for (const type of types) {
        if (!type || !('getFields' in type))
          throw new Error(
            `The kind "${kind}" of ${module.name} is of type ${typename}, which the graph does not have.`,
          );
        const fields = type.getFields();
        found.set(type.name, {
          typename: type.name,
          kind,
          module: module.name,
          keys: ['id', ...naturalKeys(kind).filter((key) => key in fields)],
        });
      }
    }
  }
  return found;
}
