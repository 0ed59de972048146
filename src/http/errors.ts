import { HeaderMap } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { ErrorCode } from '../contract/errors.js';
import { AnswerError } from '../federation/index.js';
import type { Limits } from './limits.js';

/** Codes of requests that are turned away at the door, before they are a question to the graph. */
export enum HttpErrorCode {
  /** Not a GraphQL request over HTTP: no JSON, no query, a form that a foreign page could have sent. Also Apollo's own code. */
  BadRequest = 'BAD_REQUEST',
  /** No such address. */
  NotFound = 'NOT_FOUND',
  /** The body is larger than the server reads. */
  PayloadTooLarge = 'PAYLOAD_TOO_LARGE',
}

/** Where accidents are written down: the id that the caller was given, and what really happened. */
export type LogUnexpectedError = (id: string, cause: unknown) => void;

/** The codes of errors that somebody meant the caller to read. Anything else is an accident, whatever its text says. */
const DELIBERATE = new Set<string>([
  ...Object.values(ErrorCode).filter((code) => code !== ErrorCode.Internal),
  ...Object.values(HttpErrorCode),
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** The error that a caller sees in place of an accident. */
function maskedError(id: string): GraphQLFormattedError {
  return { message: `Something went wrong on our side. Quote id ${id}.`, extensions: { code: ErrorCode.Internal, id } };
}

/** What was thrown, without the wrappers that say where in the answer it happened. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** A value in the document that its argument cannot take is bad input, though validation is where it was found. */
function asBadInput(error: GraphQLFormattedError): GraphQLFormattedError {
  const named =
    error.extensions?.code === ErrorCode.GraphqlValidationFailed && typeof error.extensions.argument === 'string';
  return named ? { ...error, extensions: { ...error.extensions, code: ErrorCode.BadUserInput } } : error;
}

/**
 * The one place that decides what a caller sees of an error. Deliberate errors pass; everything else is masked, logged
 * with an id, and the id is given to the caller. It cannot throw: a formatter that fails would let out the very text
 * that it is there to keep in.
 */
export function errorFormatter(
  log: LogUnexpectedError,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  // One failed batch fails every row that waited for it: one cause, one id, one line in the log.
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

/** The body of every answer that is no data, in the form that GraphQL clients know. */
export function errorBody(message: string, code: HttpErrorCode | ErrorCode) {
  return { errors: [{ message, extensions: { code } }] };
}

/** What a request that never became a question to the graph is told; null when it is no mistake of the caller. */
function refusal(error: FastifyError, { bodyBytes, operationMs }: Limits): { status: number; body: object } | null {
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

/** Answers what went wrong around the graph; accidents are masked as within it. */
export function httpErrorHandler(limits: Limits, logUnexpectedError: LogUnexpectedError) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    const refused = refusal(error, limits);
    if (refused) {
      reply.code(refused.status).send(refused.body);
      return;
    }
    const id = randomUUID();
    logUnexpectedError(id, error);
    reply.code(500).send({ errors: [maskedError(id)] });
  };
}

/** Any address that is not served. */
export function notFound(request: FastifyRequest, reply: FastifyReply): void {
  const asked = `${request.method} ${request.url.split('?')[0]}`;
  reply
    .code(404)
    .send(errorBody(`Nothing is served at ${asked}. The graph is at /graphql, its page at /.`, HttpErrorCode.NotFound));
}

/** Marks an error as the answer to a request that was turned away: without it Apollo would answer 500. */
export function refused(error: GraphQLError): GraphQLError {
  error.extensions.http = { status: 400, headers: new HeaderMap() };
  return error;
}
