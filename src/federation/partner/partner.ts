import {
  type ASTNode, type ConstDirectiveNode, type DefinitionNode, type DocumentNode, type EnumValueDefinitionNode, type FieldDefinitionNode, getLocation,
  type InputValueDefinitionNode, isTypeDefinitionNode, isTypeExtensionNode, Kind, type TypeDefinitionNode, type TypeExtensionNode,
} from 'graphql';
import { type FederationLink, federationLinkOf } from './federation-link.js';

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
  [Kind.ENUM_TYPE_DEFINITION]: 'enum', [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input', [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface', [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.OBJECT_TYPE_DEFINITION]: 'object', [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar', [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.UNION_TYPE_DEFINITION]: 'union', [Kind.UNION_TYPE_EXTENSION]: 'union',
};

function withoutMachinery<Node extends TypeDefinitionNode | TypeExtensionNode>(node: Node): Node {
  if (!('fields' in node)) return node;
  return { ...node, fields: node.fields?.filter(({ name }: { name: { value: string } }) => !MACHINERY.test(name.value)) };
}

function typeOf(name: string, whole: readonly (TypeDefinitionNode | TypeExtensionNode)[]): PartnerType {
  const nodes = whole.map(withoutMachinery);
  const fields = nodes.flatMap((node): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] => ('fields' in node ? (node.fields ?? []) : []));
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
  const types = [...names].map((name) => typeOf(name, nodes.filter((node) => node.name.value === name)));
  return { sdl, document, link: federationLinkOf(document), types: new Map(types.map((type) => [type.name, type])) };
}

/** The values of an enum; of any other type none. */
export function enumValuesOf({ nodes }: PartnerType): EnumValueDefinitionNode[] {
  return nodes.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION ? (node.values ?? []) : []));
}

/** The uses of one of Federation's directives, by whatever name the document imports it. */
export function usesOf(partner: Partner, node: { directives?: readonly ConstDirectiveNode[] }, directive: string): ConstDirectiveNode[] {
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
