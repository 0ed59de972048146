import {
  type ArgumentNode,
  type ASTNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  getLocation,
  GraphQLError,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { error, type Problem } from './finding.js';

/** A document's `@link` to the Federation specification. */
interface FederationLink {
  node: ConstDirectiveNode;
  url: string;
  /** The version in the URL, such as `2.3`; null when it has none. */
  version: string | null;
  /** The imported directives: the local name by Federation's name, both without the `@`. */
  imports: ReadonlyMap<string, string>;
}

const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation(?:\/|$)/;

/** The value of a directive's argument. */
export function argumentOf(node: { arguments?: readonly ArgumentNode[] }, name: string): ConstValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value as ConstValueNode | undefined;
}

/** The string value of a directive's argument; empty when it has none. */
export function textOf(node: { arguments?: readonly ArgumentNode[] }, name: string): string {
  const value = argumentOf(node, name);
  return value?.kind === Kind.STRING ? value.value : '';
}

/** One entry of `import`: `"@key"`, or `{ name: "@key", as: "@identity" }`. */
function importOf(value: ConstValueNode): [string, string][] {
  const bare = (text: string): string => text.replace(/^@/, '');
  if (value.kind === Kind.STRING) return [[bare(value.value), bare(value.value)]];
  if (value.kind !== Kind.OBJECT) return [];
  const entry = new Map(
    value.fields.map(({ name, value: text }) => [name.value, text.kind === Kind.STRING ? bare(text.value) : '']),
  );
  const name = entry.get('name');
  return name ? [[name, entry.get('as') ?? name]] : [];
}

/** A document's links to Federation. A valid document has one. */
export function federationLinks(document: DocumentNode): ConstDirectiveNode[] {
  const schemas = document.definitions.filter(
    ({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION,
  );
  const directives = schemas.flatMap((node) =>
    'directives' in node ? (node.directives ?? []) : [],
  ) as ConstDirectiveNode[];
  return directives.filter((directive) => directive.name.value === 'link' && FEDERATION.test(textOf(directive, 'url')));
}

function federationLinkOf(document: DocumentNode): FederationLink | null {
  const [node] = federationLinks(document);
  if (!node) return null;
  const url = textOf(node, 'url');
  const imports = argumentOf(node, 'import');
  return {
    node,
    url,
    version: /\/v(\d+\.\d+)$/.exec(url)?.[1] ?? null,
    imports: new Map(imports?.kind === Kind.LIST ? imports.values.flatMap(importOf) : []),
  };
}

export type PartnerKind = 'enum' | 'input' | 'interface' | 'object' | 'scalar' | 'union';

/** A type of a partner's document: its definition and all its extensions together. */
export interface PartnerType {
  name: string;
  kind: PartnerKind;
  nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[];
  fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[];
  directives: readonly ConstDirectiveNode[];
}

/** A partner's subgraph, read from its SDL. */
export interface Partner {
  sdl: string;
  document: DocumentNode;
  link: FederationLink | null;
  types: ReadonlyMap<string, PartnerType>;
}

/** Definitions that subgraph libraries add. They are not the partner's, and clients do not see them. */
const GENERATED = /^(?:_Any|_Entity|_Service|FieldSet|_FieldSet|(?:federation|link|core)__\w+|_entities|_service)$/;

const KINDS: Partial<Record<DefinitionNode['kind'], PartnerKind>> = {
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
};

function withoutGenerated<Node extends TypeDefinitionNode | TypeExtensionNode>(node: Node): Node {
  if (!('fields' in node)) return node;
  return {
    ...node,
    fields: node.fields?.filter(({ name }: { name: { value: string } }) => !GENERATED.test(name.value)),
  };
}

function typeOf(name: string, all: readonly (TypeDefinitionNode | TypeExtensionNode)[]): PartnerType {
  const nodes = all.map(withoutGenerated);
  const fields = nodes.flatMap((node): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] =>
    'fields' in node ? (node.fields ?? []) : [],
  );
  return {
    name,
    kind: KINDS[nodes[0]!.kind]!,
    nodes,
    fields,
    directives: nodes.flatMap((node) => (node.directives ?? []) as readonly ConstDirectiveNode[]),
  };
}

/** Parses a document, or returns the syntax error. */
export function parseSdl(sdl: string): { document: DocumentNode } | { problem: Problem } {
  if (sdl.trim() === '') {
    const instead = 'Write the schema of your subgraph, starting with "extend schema @link(…)".';
    return { problem: error('1:1', 'The document is empty.', instead) };
  }
  try {
    return { document: parse(sdl) };
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    const { line, column } = cause.locations?.[0] ?? { line: 1, column: 1 };
    const problem = `${cause.message.replace(/^Syntax Error: /, '').replace(/\.$/, '')}.`;
    return { problem: error(`${line}:${column}`, problem, 'Fix the syntax there.') };
  }
}

/** Reads a parsed document: its types by name, without what libraries add. */
export function readPartner(sdl: string, document: DocumentNode): Partner {
  const nodes = document.definitions.filter((node) => isTypeDefinitionNode(node) || isTypeExtensionNode(node));
  const names = new Set(nodes.map(({ name }) => name.value).filter((name) => !GENERATED.test(name)));
  const types = [...names].map((name) =>
    typeOf(
      name,
      nodes.filter((node) => node.name.value === name),
    ),
  );
  return { sdl, document, link: federationLinkOf(document), types: new Map(types.map((type) => [type.name, type])) };
}

/** The values of an enum; empty for any other type. */
export function enumValuesOf({ nodes }: PartnerType): EnumValueDefinitionNode[] {
  return nodes.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION ? (node.values ?? []) : [],
  );
}

/** The uses of a Federation directive, under the name that the document imports it by. */
export function usesOf(
  partner: Partner,
  node: { directives?: readonly ConstDirectiveNode[] },
  directive: string,
): ConstDirectiveNode[] {
  const names = [partner.link?.imports.get(directive) ?? directive, `federation__${directive}`];
  return (node.directives ?? []).filter(({ name }) => names.includes(name.value));
}

/** A schema coordinate with its position in the document: `Municipality.code (12:3)`. */
export function locate(coordinate: string, node: ASTNode): string {
  if (!node.loc) return coordinate;
  const named = 'name' in node && node.name ? node.name : node;
  const { line, column } = getLocation(node.loc.source, named.loc?.start ?? node.loc.start);
  return `${coordinate} (${line}:${column})`;
}

/** The named type of a field or argument, without list and non-null wrappers. */
export function namedTypeOf({ type }: { type: TypeNode }): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf({ type: type.type });
}
