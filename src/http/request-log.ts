import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The id of a request: the client's own `x-request-id`, so that a request can be followed through several programs, if
 * it looks like an id (it is logged and sent back); a new one otherwise.
 */
export function requestId(request: { headers: IncomingMessage['headers'] }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** Logs one line per request. It holds no query, variables or token: they may name people. */
export async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { graph } = request;
  request.log.info(
    {
      method: request.method,
      // The route, not the URL: the URL of an unknown route can hold anything.
      path: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(graph && {
        operation: graph.operation,
        ...graph.usage,
        warnings: graph.warnings.length,
        errors: graph.errorCodes,
      }),
    },
    'request',
  );
}
