import { type GraphQLSchema, isAbstractType } from 'graphql';

/** Which object types a type's name stands for. */
export interface PossibleTypes {
  /** Whether things of the type `typename` are among those of the type (or interface, or union) `name`. */
  includes(name: string, typename: string): boolean;
}

/** Reads them from a schema. A type that only the subgraphs know stands for itself. */
export function possibleTypesOf(schema: GraphQLSchema): PossibleTypes {
  const known = new Map<string, ReadonlySet<string>>();
  const namesOf = (name: string): ReadonlySet<string> => {
    const type = schema.getType(name);
    return new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [name]);
  };
  return {
    includes(name, typename) {
      const names = known.get(name) ?? namesOf(name);
      known.set(name, names);
      return names.has(typename);
    },
  };
}
