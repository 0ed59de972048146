import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { ErrorCode } from '../../contract/errors.js';
import { GATEWAY_SECRET_HEADER } from '../../federation/protocol.js';
import { errorBody } from '../errors.js';

/** `timingSafeEqual` needs equal lengths; hashing also keeps the secret's length from leaking. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const DETAIL =
  'Only its gateway may query this subgraph: it sends the secret of both (GATEWAY_SECRET) in the header ' +
  `${GATEWAY_SECRET_HEADER}. Send queries to the gateway.`;

/**
 * An `onRequest` hook that rejects requests without the gateway's secret. A subgraph accepts longer documents than
 * clients may send, and any entity representation: the gateway enforces limits and access.
 */
export function requireGatewaySecret(
  secret: string,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const expected = digest(secret);
  return async ({ headers }, reply) => {
    const given = headers[GATEWAY_SECRET_HEADER];
    if (typeof given === 'string' && timingSafeEqual(digest(given), expected)) return undefined;
    return reply.code(401).send(errorBody(DETAIL, ErrorCode.Unauthenticated));
  };
}
