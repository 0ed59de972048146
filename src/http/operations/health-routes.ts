import type { FastifyPluginAsync } from 'fastify';
import type { Backend, Readiness } from '../backend.js';

export type HealthOptions = Pick<Backend, 'readiness'>;

/**
 * Health checks: `/health/live` answers as long as the process runs (restart it when it does not), `/health/ready`
 * answers 200 when queries can be answered (send no traffic otherwise), with the packages that are out of date.
 * `/health` answers the same.
 */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { readiness }) => {
  // Monitors request these every few seconds: only failures are worth a line in the log.
  const options = { logLevel: 'warn' as const };
  app.get('/health/live', options, (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'live' });
  });
  for (const path of ['/health', '/health/ready'])
    app.get(path, options, async (_request, reply) => {
      const state: Readiness = app.activity.stopping
        ? { status: 'not ready', reason: 'the server is stopping' }
        : await readiness();
      reply.header('cache-control', 'no-store').code(state.status === 'ready' ? 200 : 503);
      return state;
    });
};
