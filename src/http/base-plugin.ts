import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What the server is doing, as far as a stop needs to know it. */
interface Activity {
  /** Whether the server is about to stop: it answers, but takes no connection that lasts. */
  stopping: boolean;
  /** Requests that have come and are not answered yet. */
  running: number;
  /** When the last one came or was answered, in milliseconds. */
  lastAt: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    activity: Activity;
  }
}

/** Keeps `app.activity`. */
export function trackActivity(app: FastifyInstance): void {
  const activity: Activity = { stopping: false, running: 0, lastAt: Date.now() };
  app.decorate('activity', activity);
  app.addHook('onRequest', async () => {
    activity.running += 1;
    activity.lastAt = Date.now();
  });
  app.addHook('onResponse', async () => {
    activity.running -= 1;
    activity.lastAt = Date.now();
  });
  app.addHook('preClose', async () => {
    activity.stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    // A client that kept its connection for a next request would keep the server from stopping.
    if (activity.stopping) reply.header('connection', 'close');
  });
}

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
