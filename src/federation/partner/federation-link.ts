import { type ArgumentNode, type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** How a document is linked to the specification of Federation. */
export interface FederationLink {
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
  const entry = new Map(value.fields.map(({ name, value: text }) => [name.value, text.kind === Kind.STRING ? bare(text.value) : '']));
  const name = entry.get('name');
  return name ? [[name, entry.get('as') ?? name]] : [];
}

/** The places where a document is linked to Federation: one, if all is well. */
export function federationLinks(document: DocumentNode): ConstDirectiveNode[] {
  const schemas = document.definitions.filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION);
  const directives = schemas.flatMap((node) => ('directives' in node ? (node.directives ?? []) : [])) as ConstDirectiveNode[];
  return directives.filter((directive) => directive.name.value === 'link' && FEDERATION.test(textOf(directive, 'url')));
}

/** The link to Federation that a document has; null when it has none. */
export function federationLinkOf(document: DocumentNode): FederationLink | null {
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
