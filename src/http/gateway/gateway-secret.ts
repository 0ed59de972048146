import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { ErrorCode } from '../../contract/errors.js';
import { GATEWAY_SECRET_HEADER } from '../../federation/index.js';
import { errorBody } from '../errors.js';

/** Of equal length, whatever they are made of, so that comparing them tells nothing of either. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Turns away whoever does not hold the gateway's secret. A subgraph answers longer documents than callers may send, and
 * whatever thing it is told of; limits and what callers may see are the gateway's to keep.
 */
export function requireGatewaySecret(
  secret: string,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const expected = digest(secret);
  return async ({ headers }, reply) => {
    const given = headers[GATEWAY_SECRET_HEADER];
    if (typeof given === 'string' && timingSafeEqual(digest(given), expected)) return undefined;
    return reply
      .code(401)
      .send(
        errorBody(
          `This subgraph answers its gateway only: send the secret that both are started with (GATEWAY_SECRET) in the header ${GATEWAY_SECRET_HEADER}. Callers ask the gateway.`,
          ErrorCode.Unauthenticated,
        ),
      );
  };
}
