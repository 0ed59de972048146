import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerContext } from './answer-context.js';

/**
 * The validator of every answer: the same query has the same answer until data is imported or the graph itself changes.
 * @param release names the state of the graph's code
 */
export function etagOf(dataVersion: string, release: string): string {
  return `W/"${dataVersion}.${release}"`;
}

/** Whether the caller holds an answer with this validator already. Answers under a token are never held. */
export function holds(request: FastifyRequest, etag: string): boolean {
  const held = request.headers['if-none-match'];
  return request.method === 'GET' && request.headers.authorization === undefined && (held ?? '').split(',').some((one) => one.trim() === etag);
}

/** The headers of an answer that anybody may keep, to ask again before each use. */
export function setCacheable(reply: FastifyReply, dataVersion: string, etag: string): void {
  reply.headers({ 'x-data-version': dataVersion, 'cache-control': 'public, no-cache', vary: 'Accept, Authorization', etag });
}

/** Sets how long an answer may be kept: errors, posted queries, answers under a token (they may hold names) and those with a partner's data never. */
export function setCacheHeaders(request: FastifyRequest, reply: FastifyReply, { dataVersion, errorCodes, onlyOurs }: AnswerContext, release: string): void {
  const open = request.method === 'GET' && request.headers.authorization === undefined;
  if (open && reply.statusCode === 200 && errorCodes.length === 0 && onlyOurs && dataVersion !== null) {
    setCacheable(reply, dataVersion, etagOf(dataVersion, release));
    return;
  }
  if (dataVersion !== null) reply.header('x-data-version', dataVersion);
  reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Authorization' });
}
