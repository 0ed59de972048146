import type { GraphQLInterfaceType, GraphQLObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GraphModule } from '../../contract/module.js';

/** Which module resolves what, as far as a resolver class says it. */
export interface FieldOwners {
  /** The module of a root field. */
  ofQuery(field: string): string | undefined;
  /** The module whose resolver class has this field; undefined when it is read from the row. */
  ofField(type: GraphQLObjectType | GraphQLInterfaceType, field: string): string | undefined;
}

type Class = object;

/** Finds the module of a resolver class. Fields that a class inherits (`labelled(…)`) belong to the module of the heir. */
function moduleFinder(modules: readonly GraphModule[]): (target: Class) => string | undefined {
  const owners = modules.flatMap(({ name, resolvers }) => resolvers.map((resolver) => ({ name, resolver })));
  return (target) =>
    owners.find(({ resolver }) => resolver === target || Object.prototype.isPrototypeOf.call(target, resolver))?.name;
}

/**
 * Reads the owners from type-graphql's own record of the resolver classes; the graph must have been built before. So a
 * module need not repeat anywhere what it adds to the types of another.
 */
export function fieldOwnersOf(modules: readonly GraphModule[]): FieldOwners {
  const storage = getMetadataStorage();
  const moduleOf = moduleFinder(modules);
  const names = new Map<Class, string>(
    [...storage.objectTypes, ...storage.interfaceTypes].map(({ target, name }) => [target, name]),
  );
  const queries = new Map<string, string>();
  for (const { target, schemaName } of storage.queries) {
    const module = moduleOf(target);
    if (module) queries.set(schemaName, module);
  }
  const fields = new Map<string, string>();
  for (const { target, schemaName, getObjectType } of storage.fieldResolvers) {
    const module = moduleOf(target);
    const typename = getObjectType && names.get(getObjectType());
    if (module && typename) fields.set(`${typename}.${schemaName}`, module);
  }
  return {
    ofQuery: (field) => queries.get(field),
    ofField(type, field) {
      const places = [type, ...type.getInterfaces()];
      return places.map(({ name }) => fields.get(`${name}.${field}`)).find((module) => module !== undefined);
    },
  };
}
