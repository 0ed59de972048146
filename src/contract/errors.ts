import { GraphQLError, type GraphQLErrorExtensions, type GraphQLErrorOptions } from 'graphql';

/**
 * Every code that a client can find in `errors[].extensions.code`.
 * One list, so that clients can switch on it and the formatter can distinguish deliberate errors from unexpected ones.
 */
export enum ErrorCode {
  /**
   * An argument, variable, cursor or filter value that cannot be used; the message names it and what would be right.
   */
  BadUserInput = 'BAD_USER_INPUT',
  /** The document is not valid GraphQL, or does not fit the schema. */
  GraphqlParseFailed = 'GRAPHQL_PARSE_FAILED',
  GraphqlValidationFailed = 'GRAPHQL_VALIDATION_FAILED',
  /** The query would cost more than one request may. */
  QueryTooExpensive = 'QUERY_TOO_EXPENSIVE',
  /** The bearer token cannot be used. No token at all is fine: the graph is public. */
  Unauthenticated = 'UNAUTHENTICATED',
  /** The request took longer than the server allows. */
  Timeout = 'TIMEOUT',
  /** A part of the graph that another process serves failed. Its fields are null; everything else is there. */
  SubgraphUnavailable = 'SUBGRAPH_UNAVAILABLE',
  /** An unexpected error on our side; the message has an id to quote. */
  Internal = 'INTERNAL_SERVER_ERROR',
}

/**
 * An argument that cannot be used.
 * @param argument the argument's name as the caller wrote it, with its path (`filter.years`)
 * @param problem what is wrong with it and what would be right, without the argument's name
 */
export class BadUserInputError extends GraphQLError {
  constructor(argument: string, problem: string) {
    super(`Argument "${argument}": ${problem}`, { extensions: { code: ErrorCode.BadUserInput, argument } });
    this.name = 'BadUserInputError';
  }
}

/** A query whose cost exceeds the limit. */
export class QueryTooExpensiveError extends GraphQLError {
  constructor(cost: number, limit: number) {
    super(
      `This query costs ${cost} points, more than the ${limit} one request may. ` +
        'Ask for fewer rows (first) or fewer nested lists.',
      { extensions: { code: ErrorCode.QueryTooExpensive, cost, limit } },
    );
    this.name = 'QueryTooExpensiveError';
  }
}

/**
 * A subgraph's error in a gateway's answer to a client. Its message is safe to show: internal errors are masked before
 * they get here.
 */
export class AnswerError extends GraphQLError {
  constructor(
    { message, extensions }: { message: string; extensions: GraphQLErrorExtensions },
    where: Pick<GraphQLErrorOptions, 'nodes' | 'path'>,
  ) {
    super(message, { ...where, extensions });
    this.name = 'AnswerError';
  }
}

/** Settings that make a start impossible; the message is one line for the operator. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}
