import { GraphQLError } from 'graphql';
import { ErrorCode } from '../shared/error-code.js';

/** A request that took longer than the server allows. */
export class TimeoutError extends GraphQLError {
  constructor(limitMs: number) {
    super(
      `This query took longer than the ${limitMs / 1000} seconds one request may. Ask for fewer rows (first), or for less at once.`,
      { extensions: { code: ErrorCode.Timeout } },
    );
    this.name = 'TimeoutError';
  }
}
