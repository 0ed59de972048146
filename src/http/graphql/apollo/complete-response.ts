import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { OperationContext } from '../../backend.js';
import { HttpErrorCode, TimeoutError } from '../../errors.js';

/** The answer of a request that ran out of time: whole, rather than one error for each field that was not reached. */
function timeout(error: TimeoutError): FormattedExecutionResult {
  return { errors: [error.toJSON()] };
}

/** Adds to every answer what this graph says beside its data: remarks, and for the log what was asked and went wrong. */
function complete(
  response: GraphQLRequestContextWillSendResponse<OperationContext>['response'],
  context: OperationContext,
): void {
  if (response.body.kind !== 'single') return;
  if (context.timedOut) {
    response.body.singleResult = timeout(new TimeoutError(context.operationMs));
    response.http.status = 503;
  }
  const result = response.body.singleResult;
  context.errorCodes = (result.errors ?? []).map(({ extensions }) => String(extensions?.code));
  context.refused = !('data' in result) && !context.timedOut && !context.errorCodes.includes(HttpErrorCode.BadRequest);
  if (context.warnings.length > 0) result.extensions = { ...result.extensions, warnings: context.warnings };
}

export const completeResponse: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue, operationName }) {
      const context = contextValue.original;
      context.operation = operationName ?? null;
      complete(response, context);
    },
  }),
};
