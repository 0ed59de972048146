import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../shared/error-code.js';
import { type LogAccident, maskedError } from './format-error.js';
import { HttpErrorCode } from './http-error-code.js';
import type { Limits } from './limits.js';
import { TimeoutError } from './timeout-error.js';

/** The body of every answer that is no data, in the form that GraphQL clients know. */
export function errorBody(message: string, code: HttpErrorCode | ErrorCode) {
  return { errors: [{ message, extensions: { code } }] };
}

/** What a request that never became a question to the graph is told; null when it is no mistake of the caller. */
function refusal(error: FastifyError, { bodyBytes, operationMs }: Limits): { status: number; body: object } | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, body: errorBody(`The request body is larger than ${bodyBytes} bytes.`, HttpErrorCode.PayloadTooLarge) };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, body: errorBody('Send the query as JSON, with the header content-type: application/json.', HttpErrorCode.BadRequest) };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { status: 400, body: errorBody('The request body is not JSON. Send {"query": "…", "variables": {…}}.', HttpErrorCode.BadRequest) };
    case 'FST_ERR_HANDLER_TIMEOUT':
      return { status: 503, body: { errors: [new TimeoutError(operationMs).toJSON()] } };
    default:
      return error.statusCode && error.statusCode < 500
        ? { status: error.statusCode, body: errorBody('The request is not well-formed HTTP.', HttpErrorCode.BadRequest) }
        : null;
  }
}

/** Answers what went wrong around the graph; accidents are masked as within it. */
export function httpErrorHandler(limits: Limits, logAccident: LogAccident) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    const refused = refusal(error, limits);
    if (refused) {
      reply.code(refused.status).send(refused.body);
      return;
    }
    const id = randomUUID();
    logAccident(id, error);
    reply.code(500).send({ errors: [maskedError(id)] });
  };
}

/** Any address that is not served. */
export function notFound(request: FastifyRequest, reply: FastifyReply): void {
  const asked = `${request.method} ${request.url.split('?')[0]}`;
  reply.code(404).send(errorBody(`Nothing is served at ${asked}. The graph is at /graphql, its page at /.`, HttpErrorCode.NotFound));
}
