import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { BadUserInputError, QueryTooExpensiveError } from '../../../contract/errors.js';
import type { OperationContext } from '../../backend.js';
import { asBadRequest } from '../../errors.js';
import { argumentOfVariable, argumentPaths } from './argument-paths.js';
import { costOf } from '../query-cost.js';
import type { Limits } from '../../limits.js';

/** graphql-js' error about a variable, with the name of the argument that it is used for. */
function namedAfterArgument(schema: GraphQLSchema, document: DocumentNode, error: GraphQLError): GraphQLError {
  const definition = error.nodes?.[0];
  const variable = definition?.kind === Kind.VARIABLE_DEFINITION ? definition.variable.name.value : '';
  const argument = argumentOfVariable(argumentPaths(schema, document), variable) ?? `$${variable}`;
  return new BadUserInputError(argument, error.message.replace(/^Variable /, 'variable '));
}

function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Record<string, unknown>,
): void {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], values, { maxErrors: 1 });
  if (errors) throw asBadRequest(namedAfterArgument(schema, document, errors[0]!));
}

/**
 * Checks the variables and then, with their values, the cost of the query: a limit that ignores the value of
 * `first: $n` could be evaded by passing the page size as a variable.
 */
export function limitCost({ cost: limit, selections }: Limits): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, operationName, request }) {
        // Without an operation (several, none named) Apollo reports a better message.
        if (!operation) return;
        const values = request.variables ?? {};
        checkVariables(schema, document, operation, values);
        let cost: number;
        try {
          cost = costOf(schema, document, values, operationName, selections);
        } catch (error) {
          // A nullable variable that is null where the argument must not be: found only with its value.
          if (error instanceof GraphQLError)
            throw asBadRequest(new BadUserInputError(argumentIn(error), error.message));
          throw error;
        }
        if (cost > limit) throw asBadRequest(new QueryTooExpensiveError(cost, limit));
      },
    }),
  };
}

function argumentIn(error: GraphQLError): string {
  return /Argument "(\w+)"/.exec(error.message)?.[1] ?? 'query';
}
