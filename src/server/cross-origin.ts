import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of any origin ask: the graph is public, and dashboards live elsewhere. There are no cookies, so a page can
 * only send a token that it holds itself; credentials that a browser would add by itself stay forbidden (Fetch standard, CORS protocol).
 */
export async function allowOtherOrigins(app: FastifyInstance): Promise<void> {
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization', 'apollo-require-preflight', 'x-apollo-operation-name', 'x-request-id'],
    exposedHeaders: ['etag', 'x-data-version', 'x-request-id', 'x-row-count', 'x-warnings', 'link', 'content-disposition'],
    maxAge: 86_400,
  });
}
