import { HeaderMap } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { AnswerError, ErrorCode } from '../contract/errors.js';
import type { Limits } from './limits.js';

/** Codes of requests that are rejected before they reach the graph. */
export enum HttpErrorCode {
  /** Not a GraphQL request over HTTP: no JSON, no query, or possibly a cross-site form. Also Apollo's own code. */
  BadRequest = 'BAD_REQUEST',
  NotFound = 'NOT_FOUND',
  PayloadTooLarge = 'PAYLOAD_TOO_LARGE',
}

/** Logs an unexpected error under the id that the client was given. */
export function logUnexpectedError(log: FastifyBaseLogger, id: string, cause: unknown): void {
  const { name, message, stack } =
    cause instanceof Error ? cause : { name: typeof cause, message: String(cause), stack: undefined };
  log.error({ id, type: name, stack }, message);
}

/** Codes of errors that are meant for the client. Any other error is unexpected, whatever its message. */
const DELIBERATE = new Set<string>([
  ...Object.values(ErrorCode).filter((code) => code !== ErrorCode.Internal),
  ...Object.values(HttpErrorCode),
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** The error that a client sees in place of an unexpected one. */
function maskedError(id: string): GraphQLFormattedError {
  return { message: `Something went wrong on our side. Quote id ${id}.`, extensions: { code: ErrorCode.Internal, id } };
}

/** The original error, without the wrappers that hold its path in the response. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** A literal that its argument does not accept is bad user input, although validation is what found it. */
function asBadInput(error: GraphQLFormattedError): GraphQLFormattedError {
  const namesArgument =
    error.extensions?.code === ErrorCode.GraphqlValidationFailed && typeof error.extensions.argument === 'string';
  return namesArgument ? { ...error, extensions: { ...error.extensions, code: ErrorCode.BadUserInput } } : error;
}

/**
 * Decides what a client sees of an error. Deliberate errors pass; everything else is masked and logged with an id that
 * the client is given. It cannot throw: a failing formatter would expose the very text that it is there to hide.
 */
export function errorFormatter(
  log: (id: string, cause: unknown) => void,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  // One failed batch fails every row that waited for it: one cause, one id, one log line.
  const ids = new WeakMap<object, string>();
  const idOf = (cause: unknown): string => {
    const known = typeof cause === 'object' && cause !== null ? ids.get(cause) : undefined;
    if (known) return known;
    const id = randomUUID();
    if (typeof cause === 'object' && cause !== null) ids.set(cause, id);
    log(id, cause);
    return id;
  };
  return (formatted, error) => {
    try {
      if (error instanceof AnswerError || DELIBERATE.has(String(formatted.extensions?.code)))
        return asBadInput(formatted);
      const { locations, path } = formatted;
      return { ...maskedError(idOf(causeOf(error))), ...(locations && { locations }), ...(path && { path }) };
    } catch {
      return maskedError('unknown');
    }
  };
}

export class TimeoutError extends GraphQLError {
  constructor(limitMs: number) {
    super(
      `This query took longer than the limit of ${limitMs / 1000} seconds. Request fewer rows (first) or fewer fields.`,
      { extensions: { code: ErrorCode.Timeout } },
    );
    this.name = 'TimeoutError';
  }
}

/** An error response in the format of GraphQL. */
export function errorBody(message: string, code: HttpErrorCode | ErrorCode) {
  return { errors: [{ message, extensions: { code } }] };
}

/** The response to a request that never reached the graph; null when the error is not the client's. */
function clientError(error: FastifyError, { bodyBytes, operationMs }: Limits): { status: number; body: object } | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        status: 413,
        body: errorBody(`The request body is larger than ${bodyBytes} bytes.`, HttpErrorCode.PayloadTooLarge),
      };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        body: errorBody(
          'Send the query as JSON, with the header content-type: application/json.',
          HttpErrorCode.BadRequest,
        ),
      };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return {
        status: 400,
        body: errorBody(
          'The request body is not JSON. Send {"query": "…", "variables": {…}}.',
          HttpErrorCode.BadRequest,
        ),
      };
    case 'FST_ERR_HANDLER_TIMEOUT':
      return { status: 503, body: { errors: [new TimeoutError(operationMs).toJSON()] } };
    default:
      return error.statusCode && error.statusCode < 500
        ? {
            status: error.statusCode,
            body: errorBody('The request is not well-formed HTTP.', HttpErrorCode.BadRequest),
          }
        : null;
  }
}

/** Handles errors outside the graph; unexpected ones are masked as within it. */
export function httpErrorHandler(limits: Limits) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const expected = clientError(error, limits);
    if (expected) {
      reply.code(expected.status).send(expected.body);
      return;
    }
    const id = randomUUID();
    logUnexpectedError(request.log, id, error);
    reply.code(500).send({ errors: [maskedError(id)] });
  };
}

/** Answers 404 to URLs that no route matches. */
export function notFound(request: FastifyRequest, reply: FastifyReply): void {
  const requested = `${request.method} ${request.url.split('?')[0]}`;
  reply
    .code(404)
    .send(errorBody(`No such address: ${requested}. The graph is at /graphql, its page at /.`, HttpErrorCode.NotFound));
}

/** Makes Apollo answer 400 to an error that is thrown before execution; it would answer 500 otherwise. */
export function asBadRequest(error: GraphQLError): GraphQLError {
  error.extensions.http = { status: 400, headers: new HeaderMap() };
  return error;
}
