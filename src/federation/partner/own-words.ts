import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import type { OurGraph } from './our-graph.js';

function withoutDescription<Node extends ASTNode>(node: Node): Node {
  return { ...node, description: undefined };
}

function withoutDescriptions<Node extends ASTNode>(node: Node): Node {
  return visit(node, { enter: (inner) => ('description' in inner ? withoutDescription(inner) : undefined) });
}

function namesIn(typename: string, { schema, entities }: OurGraph): Set<string> {
  const type = schema.getType(typename);
  const fields = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
  const values = type && 'getValues' in type ? type.getValues().map(({ name }) => name) : [];
  return new Set([...fields, ...values, ...(entities.get(typename)?.keys ?? [])]);
}

/** A type of the graph, with descriptions on nothing but what the partner adds. */
function withOwnWords(node: TypeDefinitionNode, ours: OurGraph): TypeDefinitionNode {
  const known = namesIn(node.name.value, ours);
  const member = <Node extends ASTNode & { name: { value: string } }>(one: Node): Node | false =>
    known.has(one.name.value) ? withoutDescriptions(one) : false;
  return visit(withoutDescription(node), {
    FieldDefinition: member,
    EnumValueDefinition: member,
    InputValueDefinition: member,
  });
}

/**
 * A partner's document without its descriptions of what is the graph's: composition takes the first that it meets, by the
 * names of the subgraphs, and callers should read the graph's whatever a partner is called.
 */
export function withoutOurWords(document: DocumentNode, ours: OurGraph): DocumentNode {
  const isOurs = (node: DefinitionNode): node is TypeDefinitionNode =>
    isTypeDefinitionNode(node) && ours.schema.getType(node.name.value) !== undefined;
  return {
    ...document,
    definitions: document.definitions.map((node) => (isOurs(node) ? withOwnWords(node, ours) : node)),
  };
}
