import { HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';

/** Marks an error as the answer to a request that was turned away: without it Apollo would answer 500. */
export function refused(error: GraphQLError): GraphQLError {
  error.extensions.http = { status: 400, headers: new HeaderMap() };
  return error;
}
