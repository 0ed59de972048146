import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Headers of answers that a page may read beside those that it always may (Fetch standard, CORS-safelisted response-header name). */
export const EXPOSED_HEADERS = [
  'etag',
  'link',
  'content-disposition',
  'retry-after',
  'allow',
  'x-request-id',
  'x-data-version',
  'x-row-count',
  'x-warning-count',
  'x-warnings',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
] as const;

/**
 * Lets pages of any origin ask: the graph is public, and dashboards live elsewhere. There are no cookies, so a page can
 * only send a token that it holds itself; credentials that a browser would add by itself stay forbidden (Fetch standard, CORS protocol).
 */
export async function allowOtherOrigins(app: FastifyInstance): Promise<void> {
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'content-type',
      'authorization',
      'apollo-require-preflight',
      'x-apollo-operation-name',
      'x-request-id',
    ],
    exposedHeaders: [...EXPOSED_HEADERS],
    maxAge: 86_400,
  });
}
