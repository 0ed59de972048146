/**
 * Every code a caller can meet in `errors[].extensions.code`.
 * One list, so that clients can switch on it and the formatter can tell deliberate errors from accidents.
 */
export enum ErrorCode {
  /** An argument, variable, cursor or filter value that cannot be used; the message names it and what would be right. */
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
  /** A part of the graph that a process of its own serves failed. What it would have said is null; everything else is there. */
  SubgraphUnavailable = 'SUBGRAPH_UNAVAILABLE',
  /** Something went wrong on our side; the message carries an id to quote. */
  Internal = 'INTERNAL_SERVER_ERROR',
}
