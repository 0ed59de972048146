import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** The graph is read, never written: what GraphQL would only find out when it executes is a mistake in the document. */
export function onlyQueriesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === OperationTypeNode.QUERY) return;
      context.reportError(new GraphQLError(`This graph has queries only, no ${node.operation}.`, { nodes: [node] }));
    },
  };
}
