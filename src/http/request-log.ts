import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { LogUnexpectedError } from './errors.js';

/**
 * The id of a request: the caller's own `x-request-id`, so that it can be followed through several programs, if it has
 * the form of an id (it is written in the log and sent back), else a new one.
 */
export function requestId(request: { headers: IncomingMessage['headers'] }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** One line a request. Neither the query nor its variables nor the token are in it: they may name people. */
export async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { graph } = request;
  request.log.info(
    {
      method: request.method,
      // The route, not the address: in an address that is none of ours anything can stand.
      path: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(graph && {
        operation: graph.operation,
        ...graph.effort,
        warnings: graph.warnings.length,
        errors: graph.errorCodes,
      }),
    },
    'request',
  );
}

/** Writes an accident down under the id that the caller was given. */
export function unexpectedErrorLog(log: FastifyBaseLogger): LogUnexpectedError {
  return (id, cause) => {
    const { name, message, stack } =
      cause instanceof Error ? cause : { name: typeof cause, message: String(cause), stack: undefined };
    log.error({ id, type: name, stack }, message);
  };
}
