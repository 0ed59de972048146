import {
  type ASTNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  printType,
  visit,
} from 'graphql';
import type { Service } from '../compose/index.js';
import type { EntityType } from '../subgraph/index.js';
import type { Partner, PartnerType } from './partner.js';

/** The graph that a partner's subgraph is to be composed with. */
export interface BaseGraph {
  schema: GraphQLSchema;
  entities: ReadonlyMap<string, EntityType>;
  /** The subgraphs that it is composed of. */
  services: readonly Service[];
}

export function isRootType(type: PartnerType): boolean {
  return ['Query', 'Mutation', 'Subscription'].includes(type.name);
}

/** The object type or interface of the graph with this name. */
export function compositeOf({ schema }: BaseGraph, name: string): GraphQLObjectType | GraphQLInterfaceType | null {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? type : null;
}

/**
 * The fields that a partner adds to the graph: all of its own types, and those that a type of the graph does not have.
 */
export function addedFields(type: PartnerType, base: BaseGraph): PartnerType['fields'] {
  const known = base.schema.getType(type.name);
  if (!known) return type.fields;
  const fields = 'getFields' in known ? known.getFields() : {};
  const keys = base.entities.get(type.name)?.keys ?? [];
  return type.fields.filter(({ name }) => !(name.value in fields) && !keys.includes(name.value));
}

/** The partner's object types that are entities of the graph. */
export function baseEntitiesIn(partner: Partner, { entities }: BaseGraph): { type: PartnerType; entity: EntityType }[] {
  return [...partner.types.values()].flatMap((type) => {
    const entity = entities.get(type.name);
    return type.kind === 'object' && entity && !entity.handle ? [{ type, entity }] : [];
  });
}

/** A type of the graph on one line and without descriptions, for a partner to copy. */
export function copyableType(type: GraphQLNamedType): string {
  const bare = visit(parse(printType(type), { noLocation: true }), {
    enter: (node: ASTNode) =>
      'description' in node && node.description ? { ...node, description: undefined } : undefined,
  });
  const text = bare.definitions.map((node) => print(node).replace(/\s+/g, ' ')).join(' ');
  return text.replace(/^(type [^{]+)\{/, '$1@shareable {');
}

/** The most readable key: a code or slug where the type has one. */
export function preferredKey(keys: readonly string[]): string {
  return keys[1] ?? keys[0]!;
}

/** The printed type of an entity's key field. */
export function keyTypeOf(base: BaseGraph, typename: string, key: string): string {
  return String(compositeOf(base, typename)?.getFields()[key]?.type ?? 'ID!');
}

/** An entity stub: all that a subgraph needs in order to refer to entities of the graph. */
export function entityStub(typename: string, base: BaseGraph): string {
  const key = preferredKey(base.entities.get(typename)!.keys);
  return `type ${typename} @key(fields: "${key}", resolvable: false) { ${key}: ${keyTypeOf(base, typename, key)} }`;
}

/** The same for an interface: the interface, and a stub of one type that implements it. */
export function interfaceStub(type: GraphQLInterfaceType, base: BaseGraph): string {
  const key = preferredKey(base.entities.get(type.name)!.keys);
  const possible = base.schema.getPossibleTypes(type);
  const object = possible.find(({ name }) => name === 'Municipality') ?? possible[0]!;
  const stub = entityStub(object.name, base).replace(' @key', ` implements ${type.name} @key`);
  const own = `interface ${type.name} { ${key}: ${keyTypeOf(base, type.name, key)} }`;
  return `${own} and each type of it that you return, such as: ${stub}`;
}

function signature(name: string, args: readonly string[], type: string): string {
  return `${name}${args.length > 0 ? `(${[...args].sort().join(', ')})` : ''}: ${type}`;
}

/**
 * The signature of a partner's field, to compare it with the graph's: `amount: Decimal!`, `name(lang: Language):
 * String!`.
 */
export function partnerSignature(field: FieldDefinitionNode | InputValueDefinitionNode): string {
  const args = 'arguments' in field ? (field.arguments ?? []) : [];
  return signature(
    field.name.value,
    args.map(({ name, type }) => `${name.value}: ${print(type)}`),
    print(field.type),
  );
}

/** The signature of a field of the graph. */
export function baseSignature(field: GraphQLField<unknown, unknown> | GraphQLInputField): string {
  const args = 'args' in field ? field.args : [];
  return signature(
    field.name,
    args.map(({ name, type }) => `${name}: ${type}`),
    String(field.type),
  );
}
