import { Kind, type TypeNode } from 'graphql';

/** The type that a field or argument names, without lists and exclamation marks. */
export function namedTypeOf({ type }: { type: TypeNode }): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf({ type: type.type });
}

/** Whether a field or argument is a list. */
export function isList({ type }: { type: TypeNode }): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE);
}
