import { type GraphQLSchema, isInterfaceType } from 'graphql';
import type { GraphModule, Handle } from '../../contract/module.js';

/** A type with a global id or a handle, so that several subgraphs can each resolve some of its fields. */
export interface EntityType {
  typename: string;
  /** The first part of its ids; empty for a handle. */
  kind: string;
  /** The module that owns it. */
  module: string;
  /** The fields that each identify one entity: `id`, then its natural keys. */
  keys: string[];
  /** Set for a type without an id: its only key is a field that clients do not see. */
  handle?: Handle;
}

/** The field with the key of a handle. */
export const HANDLE_KEY = 'key';

/**
 * The possible natural keys: an id consists of its kind and this key, as in `area/GM0935` or
 * `indicator/jeugdhulp-jongeren`. Only among areas is a code unique: the code of a project's result is unique only
 * within its project.
 */
function naturalKeys(kind: string): string[] {
  return kind === 'area' ? ['code', 'slug'] : ['slug'];
}

/** The types of a kind: its own, and for an interface (areas) also the object types that implement it. */
function typesOfKind({ name, kinds }: GraphModule, schema: GraphQLSchema): EntityType[] {
  return kinds.flatMap(({ kind, typename }) => {
    const named = schema.getType(typename);
    const types = isInterfaceType(named) ? [named, ...schema.getPossibleTypes(named)] : [named];
    return types.map((type) => {
      if (!type || !('getFields' in type))
        throw new Error(`The kind "${kind}" of ${name} has the type ${typename}, which does not exist in the graph.`);
      const fields = type.getFields();
      const keys = ['id', ...naturalKeys(kind).filter((key) => key in fields)];
      return { typename: type.name, kind, module: name, keys };
    });
  });
}

/** The entity types by name. */
export function entityTypesOf(modules: readonly GraphModule[], schema: GraphQLSchema): Map<string, EntityType> {
  const types = modules.flatMap((module): EntityType[] => [
    ...(module.handles ?? []).map((handle) => ({
      typename: handle.typename,
      kind: '',
      module: module.name,
      keys: [HANDLE_KEY],
      handle,
    })),
    ...typesOfKind(module, schema),
  ]);
  return new Map(types.map((type) => [type.typename, type]));
}
