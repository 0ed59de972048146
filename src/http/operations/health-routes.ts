import type { FastifyInstance } from 'fastify';
import type { Backend, Readiness } from '../backend.js';

/**
 * For whoever runs the server: `/health/live` says that the process runs (restart it when it does not answer),
 * `/health/ready` that questions can be answered (send no traffic while it says otherwise).
 */
export function addHealthRoutes(app: FastifyInstance, { readiness }: Backend): void {
  // Somebody asks these every few seconds: only what goes wrong with them is worth a line in the log.
  const options = { logLevel: 'warn' as const, config: { ofData: false } };
  app.get('/health/live', options, (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'live' });
  });
  app.get('/health/ready', options, async (_request, reply) => {
    const state: Readiness = app.activity.stopping
      ? { status: 'not ready', reason: 'the server is stopping' }
      : await readiness();
    reply.header('cache-control', 'no-store').code(state.status === 'ready' ? 200 : 503);
    return state;
  });
}
