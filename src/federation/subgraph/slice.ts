import {
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GraphModule } from '../../contract/module.js';
import type { EntityType } from './entity-types.js';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Which module's resolver classes have which fields. */
interface FieldOwners {
  /** The module of a root field. */
  ofQuery(field: string): string | undefined;
  /** The module whose resolver class has this field; undefined when the field is read from the row. */
  ofField(type: Composite, field: string): string | undefined;
}

/** Finds the module of a resolver class. An inherited field (`labelled(…)`) belongs to the module of the subclass. */
function moduleFinder(modules: readonly GraphModule[]): (target: object) => string | undefined {
  const owners = modules.flatMap(({ name, resolvers }) => resolvers.map((resolver) => ({ name, resolver })));
  return (target) =>
    owners.find(({ resolver }) => resolver === target || Object.prototype.isPrototypeOf.call(target, resolver))?.name;
}

/**
 * Reads the owners from type-graphql's metadata of the resolver classes, so that a module need not declare what it adds
 * to the types of another. The schema must have been built before.
 */
export function fieldOwnersOf(modules: readonly GraphModule[]): FieldOwners {
  const storage = getMetadataStorage();
  const moduleOf = moduleFinder(modules);
  const names = new Map<object, string>(
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

/** What decides which module has which part of the graph. */
export interface Ownership {
  schema: GraphQLSchema;
  entities: ReadonlyMap<string, EntityType>;
  owners: FieldOwners;
}

/** The part of the graph that one module serves. */
export interface Slice {
  module: string;
  /** The names of its types. */
  types: ReadonlySet<string>;
  /** The fields that an object type or interface has in it. */
  fieldsOf(type: Composite): string[];
  /** Whether the module resolves more of an entity type than its keys. */
  contributesTo(type: Composite): boolean;
}

/**
 * Whether a module resolves a field. A root field or a field of an entity type has one owner; value types are shared.
 */
function resolves(module: string, { schema, entities, owners }: Ownership, type: Composite, field: string): boolean {
  if (type === schema.getQueryType()) return owners.ofQuery(field) === module;
  const entity = entities.get(type.name);
  return !entity || (owners.ofField(type, field) ?? entity.module) === module;
}

/** Collects the types that are reachable from some types. */
class ReachableTypes {
  readonly names = new Set<string>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly fieldsOf: (type: Composite) => string[],
  ) {}

  /** Adds the type of a field or argument. Of an interface or union, every possible type is needed too. */
  add(type: GraphQLNamedType): void {
    if (isInterfaceType(type) || isUnionType(type)) {
      for (const possible of this.schema.getPossibleTypes(type)) this.#addOne(possible);
    }
    this.#addOne(type);
  }

  #addOne(type: GraphQLNamedType): void {
    if (this.names.has(type.name) || isSpecifiedScalarType(type)) return;
    this.names.add(type.name);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) this.add(getNamedType(field.type));
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const name of this.fieldsOf(type)) {
      const field = type.getFields()[name];
      // The key of a handle is not a field of the graph.
      if (!field) continue;
      this.add(getNamedType(field.type));
      for (const argument of field.args) this.add(getNamedType(argument.type));
    }
    for (const implemented of implementedIn(type, this.fieldsOf)) this.#addOne(implemented);
  }
}

/** The interfaces that a type still implements in a slice: those of which it has every field. */
export function implementedIn(type: Composite, fieldsOf: (type: Composite) => string[]): GraphQLInterfaceType[] {
  const own = new Set(fieldsOf(type));
  return type.getInterfaces().filter((implemented) => fieldsOf(implemented).every((field) => own.has(field)));
}

/**
 * Cuts a module's part out of the graph: its root fields, the types that it owns, what it adds to those of others, and
 * every type that these need. Entity types of others have only their keys; value types (periods, money, pages) are
 * whole.
 */
export function sliceOf(module: string, ownership: Ownership): Slice {
  const { schema, entities } = ownership;
  const resolved = (type: Composite): string[] =>
    Object.keys(type.getFields()).filter((field) => resolves(module, ownership, type, field));
  const fieldsOf = (type: Composite): string[] => {
    const keys = entities.get(type.name)?.keys ?? [];
    return [...new Set([...keys, ...resolved(type)])].sort();
  };
  const contributesTo = (type: Composite): boolean => {
    const keys = entities.get(type.name)?.keys ?? [];
    return entities.get(type.name)?.module === module || resolved(type).some((field) => !keys.includes(field));
  };
  const reachable = new ReachableTypes(schema, fieldsOf);
  const entityTypes = [...entities.keys()].map((name) => schema.getType(name) as Composite);
  for (const type of [schema.getQueryType()!, ...entityTypes.filter(contributesTo)]) reachable.add(type);
  return { module, types: reachable.names, fieldsOf, contributesTo };
}
