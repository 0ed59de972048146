import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import type { BaseGraph } from './base-graph.js';

function withoutDescription<Node extends ASTNode>(node: Node): Node {
  return { ...node, description: undefined };
}

function withoutDescriptions<Node extends ASTNode>(node: Node): Node {
  return visit(node, { enter: (inner) => ('description' in inner ? withoutDescription(inner) : undefined) });
}

function memberNames(typename: string, { schema, entities }: BaseGraph): Set<string> {
  const type = schema.getType(typename);
  const fields = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
  const values = type && 'getValues' in type ? type.getValues().map(({ name }) => name) : [];
  return new Set([...fields, ...values, ...(entities.get(typename)?.keys ?? [])]);
}

/** A type of the graph, with descriptions only on the members that the partner adds. */
function withOwnDescriptions(node: TypeDefinitionNode, base: BaseGraph): TypeDefinitionNode {
  const known = memberNames(node.name.value, base);
  const member = <Node extends ASTNode & { name: { value: string } }>(one: Node): Node | false =>
    known.has(one.name.value) ? withoutDescriptions(one) : false;
  return visit(withoutDescription(node), {
    FieldDefinition: member,
    EnumValueDefinition: member,
    InputValueDefinition: member,
  });
}

/**
 * Removes a partner's descriptions of types and fields of the graph. Composition takes the first description, in the
 * order of the subgraphs' names, and clients should get the graph's own whatever the partner's name is.
 */
export function withoutBaseDescriptions(document: DocumentNode, base: BaseGraph): DocumentNode {
  const isOfBase = (node: DefinitionNode): node is TypeDefinitionNode =>
    isTypeDefinitionNode(node) && base.schema.getType(node.name.value) !== undefined;
  return {
    ...document,
    definitions: document.definitions.map((node) => (isOfBase(node) ? withOwnDescriptions(node, base) : node)),
  };
}
