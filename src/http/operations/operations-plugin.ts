import type { FastifyPluginAsync } from 'fastify';
import { type HealthOptions, healthRoutes } from './health-routes.js';
import type { Metrics } from './metrics.js';

interface OperationsOptions extends HealthOptions {
  metrics: Metrics;
}

/** What operators monitor: `/health/live`, `/health/ready`, and `/metrics` in Prometheus' text format. */
export const operationsPlugin: FastifyPluginAsync<OperationsOptions> = async (app, { metrics, readiness }) => {
  app.register(healthRoutes, { readiness });
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) => {
    reply.header('cache-control', 'no-store').type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
};
