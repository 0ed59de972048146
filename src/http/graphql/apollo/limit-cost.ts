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
import { refused } from '../../errors.js';
import { argumentOfVariable, argumentPlaces } from './argument-paths.js';
import { costOf } from '../query-cost.js';
import type { Limits } from '../../limits.js';

/** What graphql-js says of a variable that does not fit, under the name of the argument that it was meant for. */
function namedAfterArgument(schema: GraphQLSchema, document: DocumentNode, error: GraphQLError): GraphQLError {
  const definition = error.nodes?.[0];
  const variable = definition?.kind === Kind.VARIABLE_DEFINITION ? definition.variable.name.value : '';
  const argument = argumentOfVariable(argumentPlaces(schema, document), variable) ?? `$${variable}`;
  return new BadUserInputError(argument, error.message.replace(/^Variable /, 'variable '));
}

function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): void {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
  if (errors) throw refused(namedAfterArgument(schema, document, errors[0]!));
}

/**
 * Checks the variables and then, with them, what the query could cost: a limit that does not read `first: $n` is
 * walked around by writing the page size as a variable.
 */
export function limitCost({ cost: limit, selections }: Limits): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, operationName, request }) {
        // Without an operation (several, none named) Apollo has the better message.
        if (!operation) return;
        const given = request.variables ?? {};
        checkVariables(schema, document, operation, given);
        let cost: number;
        try {
          cost = costOf(schema, document, given, operationName, selections);
        } catch (error) {
          // A variable that is null where the argument may not be: allowed by its type, found only with its value.
          if (error instanceof GraphQLError) throw refused(new BadUserInputError(argumentIn(error), error.message));
          throw error;
        }
        if (cost > limit) throw refused(new QueryTooExpensiveError(cost, limit));
      },
    }),
  };
}

function argumentIn(error: GraphQLError): string {
  return /Argument "(\w+)"/.exec(error.message)?.[1] ?? 'query';
}
