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
import type { EntityType } from './entity-types.js';
import type { FieldOwners } from './field-owners.js';

/** What the slices are cut by. */
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
  fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): string[];
  /** Whether the module has more to say about an entity type than its keys. */
  contributesTo(type: GraphQLObjectType | GraphQLInterfaceType): boolean;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Whether a module answers a field: a root field or a field of an entity type only when it is its own, anything else always. */
function answers(module: string, { schema, entities, owners }: Ownership, type: Composite, field: string): boolean {
  if (type === schema.getQueryType()) return owners.ofQuery(field) === module;
  const entity = entities.get(type.name);
  return !entity || (owners.ofField(type, field) ?? entity.module) === module;
}

/** Walks from some types to all that they need. */
class Reach {
  readonly types = new Set<string>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly fieldsOf: (type: Composite) => string[],
  ) {}

  /** A type that a field or argument names: of an interface, everything that it can be is needed too. */
  named(type: GraphQLNamedType): void {
    if (isInterfaceType(type) || isUnionType(type)) {
      for (const possible of this.schema.getPossibleTypes(type)) this.type(possible);
    }
    this.type(type);
  }

  private type(type: GraphQLNamedType): void {
    if (this.types.has(type.name) || isSpecifiedScalarType(type)) return;
    this.types.add(type.name);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) this.named(getNamedType(field.type));
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const name of this.fieldsOf(type)) {
      const field = type.getFields()[name];
      // The key of a handle is no field of the whole graph.
      if (!field) continue;
      this.named(getNamedType(field.type));
      for (const argument of field.args) this.named(getNamedType(argument.type));
    }
    for (const implemented of implementedIn(type, this.fieldsOf)) this.type(implemented);
  }
}

/** The interfaces that a type still has in a slice: those of which it kept every field. */
export function implementedIn(type: Composite, fieldsOf: (type: Composite) => string[]): GraphQLInterfaceType[] {
  const own = new Set(fieldsOf(type));
  return type.getInterfaces().filter((implemented) => fieldsOf(implemented).every((field) => own.has(field)));
}

/**
 * Cuts a module's part out of the graph: its root fields, the types that it owns, what it adds to those of others, and
 * everything that these need. Entity types of others come with their keys alone, value types (periods, money, pages) whole.
 */
export function sliceOf(module: string, ownership: Ownership): Slice {
  const { schema, entities } = ownership;
  const answered = (type: Composite): string[] =>
    Object.keys(type.getFields()).filter((field) => answers(module, ownership, type, field));
  const fieldsOf = (type: Composite): string[] => {
    const keys = entities.get(type.name)?.keys ?? [];
    return [...new Set([...keys, ...answered(type)])].sort();
  };
  const contributesTo = (type: Composite): boolean => {
    const keys = entities.get(type.name)?.keys ?? [];
    return entities.get(type.name)?.module === module || answered(type).some((field) => !keys.includes(field));
  };
  const reach = new Reach(schema, fieldsOf);
  const entityTypes = [...entities.keys()].map((name) => schema.getType(name) as Composite);
  for (const type of [schema.getQueryType()!, ...entityTypes.filter(contributesTo)]) reach.named(type);
  return { module, types: reach.types, fieldsOf, contributesTo };
}
