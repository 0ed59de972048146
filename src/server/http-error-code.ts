/** Codes of requests that are turned away at the door, before they are a question to the graph. */
export enum HttpErrorCode {
  /** Not a GraphQL request over HTTP: no JSON, no query, a form that a foreign page could have sent. Also Apollo's own code. */
  BadRequest = 'BAD_REQUEST',
  /** No such address. */
  NotFound = 'NOT_FOUND',
  /** The body is larger than the server reads. */
  PayloadTooLarge = 'PAYLOAD_TOO_LARGE',
}
