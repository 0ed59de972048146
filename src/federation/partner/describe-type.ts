import {
  type ASTNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type InputValueDefinitionNode,
  parse,
  print,
  printType,
  visit,
} from 'graphql';
import type { OurGraph } from './our-graph.js';

/** A type as the graph has it, on one line and without descriptions: what to copy. */
export function asTheGraphHasIt(type: GraphQLNamedType): string {
  const bare = visit(parse(printType(type), { noLocation: true }), {
    enter: (node: ASTNode) =>
      'description' in node && node.description ? { ...node, description: undefined } : undefined,
  });
  const text = bare.definitions.map((node) => print(node).replace(/\s+/g, ' ')).join(' ');
  return text.replace(/^(type [^{]+)\{/, '$1@shareable {');
}

/** A reference to a type of the graph that has a key: all that a subgraph needs in order to point to its things. */
export function stubOf(typename: string, { schema, entities }: OurGraph): string {
  const entity = entities.get(typename)!;
  const key = usualKey(entity.keys);
  const type = schema.getType(typename);
  const field = type && 'getFields' in type ? type.getFields()[key] : undefined;
  return `type ${typename} @key(fields: "${key}", resolvable: false) { ${key}: ${field?.type ?? 'ID!'} }`;
}

/** The same for an interface: it, and one of the types that its things can be. */
export function interfaceStubOf(type: GraphQLInterfaceType, ours: OurGraph): string {
  const key = usualKey(ours.entities.get(type.name)!.keys);
  const object =
    ours.schema.getPossibleTypes(type).find(({ name }) => name === 'Municipality') ??
    ours.schema.getPossibleTypes(type)[0]!;
  const stub = stubOf(object.name, ours).replace(' @key', ` implements ${type.name} @key`);
  return `interface ${type.name} { ${key}: ${type.getFields()[key]!.type} } and each type that yours can be, such as: ${stub}`;
}

/** The key that people know a thing by: its code or slug where it has one. */
export function usualKey(keys: readonly string[]): string {
  return keys[1] ?? keys[0]!;
}

/** A field as a partner wrote it, to compare it with the graph's: `amount: Decimal!`, `name(lang: Language): String!`. */
export function signatureOf(field: FieldDefinitionNode | InputValueDefinitionNode): string {
  const args =
    'arguments' in field
      ? (field.arguments ?? []).map((argument) => `${argument.name.value}: ${print(argument.type)}`).sort()
      : [];
  return `${field.name.value}${args.length > 0 ? `(${args.join(', ')})` : ''}: ${print(field.type)}`;
}

/** The same of a field of the graph. */
export function ourSignature({ name, type, ...rest }: GraphQLField<unknown, unknown> | GraphQLInputField): string {
  const args = 'args' in rest ? rest.args : [];
  const written = args.map((argument) => `${argument.name}: ${argument.type}`).sort();
  return `${name}${written.length > 0 ? `(${written.join(', ')})` : ''}: ${type}`;
}
