import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { OperationContext } from '../../backend.js';
import { HttpErrorCode, TimeoutError } from '../../errors.js';

function complete(
  response: GraphQLRequestContextWillSendResponse<OperationContext>['response'],
  context: OperationContext,
): void {
  if (response.body.kind !== 'single') return;
  if (context.timedOut) {
    // One error in place of one for each field that was not reached.
    response.body.singleResult = { errors: [new TimeoutError(context.operationMs).toJSON()] };
    response.http.status = 503;
  }
  const result = response.body.singleResult;
  context.errorCodes = (result.errors ?? []).map(({ extensions }) => String(extensions?.code));
  context.rejected = !('data' in result) && !context.timedOut && !context.errorCodes.includes(HttpErrorCode.BadRequest);
  if (context.warnings.length > 0) result.extensions = { ...result.extensions, warnings: context.warnings };
}

/** Adds warnings to the response, and to the context what the log and the headers report. */
export const completeResponse: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue, operationName }) {
      const context = contextValue.original;
      context.operation = operationName ?? null;
      complete(response, context);
    },
  }),
};
