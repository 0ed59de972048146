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
