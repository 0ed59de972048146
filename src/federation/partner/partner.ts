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
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';

/** How a document is linked to the specification of Federation. */
interface FederationLink {
  node: ConstDirectiveNode;
  url: string;
  /** The version that the address names, such as `2.3`; null when it names none. */
  version: string | null;
  /** The imported directives: the name here by the name that Federation gives them, both without the `@`. */
  imports: ReadonlyMap<string, string>;
}

const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation(?:\/|$)/;

/** The value of a directive's argument. */
export function argumentOf(node: { arguments?: readonly ArgumentNode[] }, name: string): ConstValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value as ConstValueNode | undefined;
}

/** The text of a directive's argument; empty when it has none. */
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

/** The places where a document is linked to Federation: one, if all is well. */
export function federationLinks(document: DocumentNode): ConstDirectiveNode[] {
  const schemas = document.definitions.filter(
    ({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION,
  );
  const directives = schemas.flatMap((node) =>
    'directives' in node ? (node.directives ?? []) : [],
  ) as ConstDirectiveNode[];
  return directives.filter((directive) => directive.name.value === 'link' && FEDERATION.test(textOf(directive, 'url')));
}

/** The link to Federation that a document has; null when it has none. */
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

/** What a type is, whether it is defined or extended. */
export type PartnerKind = 'enum' | 'input' | 'interface' | 'object' | 'scalar' | 'union';

/** A type as a partner's document has it: its definition and all extensions together. */
export interface PartnerType {
  name: string;
  kind: PartnerKind;
  nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[];
  fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[];
  directives: readonly ConstDirectiveNode[];
}

/** A partner's subgraph, read. */
export interface Partner {
  sdl: string;
  document: DocumentNode;
  link: FederationLink | null;
  types: ReadonlyMap<string, PartnerType>;
}

/** What subgraph libraries put into a document by themselves: none of it is the partner's, none of it reaches callers. */
const MACHINERY = /^(?:_Any|_Entity|_Service|FieldSet|_FieldSet|(?:federation|link|core)__\w+|_entities|_service)$/;

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

function withoutMachinery<Node extends TypeDefinitionNode | TypeExtensionNode>(node: Node): Node {
  if (!('fields' in node)) return node;
  return {
    ...node,
    fields: node.fields?.filter(({ name }: { name: { value: string } }) => !MACHINERY.test(name.value)),
  };
}

function typeOf(name: string, whole: readonly (TypeDefinitionNode | TypeExtensionNode)[]): PartnerType {
  const nodes = whole.map(withoutMachinery);
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

/** Reads a document that parsed: its types by name, without what libraries add by themselves. */
export function partnerOf(sdl: string, document: DocumentNode): Partner {
  const nodes = document.definitions.filter((node) => isTypeDefinitionNode(node) || isTypeExtensionNode(node));
  const names = new Set(nodes.map(({ name }) => name.value).filter((name) => !MACHINERY.test(name)));
  const types = [...names].map((name) =>
    typeOf(
      name,
      nodes.filter((node) => node.name.value === name),
    ),
  );
  return { sdl, document, link: federationLinkOf(document), types: new Map(types.map((type) => [type.name, type])) };
}

/** The values of an enum; of any other type none. */
export function enumValuesOf({ nodes }: PartnerType): EnumValueDefinitionNode[] {
  return nodes.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION ? (node.values ?? []) : [],
  );
}

/** The uses of one of Federation's directives, by whatever name the document imports it. */
export function usesOf(
  partner: Partner,
  node: { directives?: readonly ConstDirectiveNode[] },
  directive: string,
): ConstDirectiveNode[] {
  const names = [partner.link?.imports.get(directive) ?? directive, `federation__${directive}`];
  return (node.directives ?? []).filter(({ name }) => names.includes(name.value));
}

/** A coordinate with its place in the document: `Municipality.code (12:3)`. */
export function place(coordinate: string, node: ASTNode): string {
  if (!node.loc) return coordinate;
  const described = 'name' in node && node.name ? node.name : node;
  const { line, column } = getLocation(node.loc.source, described.loc?.start ?? node.loc.start);
  return `${coordinate} (${line}:${column})`;
}

/** The type that a field or argument names, without lists and exclamation marks. */
export function namedTypeOf({ type }: { type: TypeNode }): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf({ type: type.type });
}
