import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyPluginOptions,
  type FastifyServerOptions,
} from 'fastify';
import { onTestFinished } from 'vitest';
import { basePlugin } from '../../src/http/base-plugin.js';
import { LIMITS } from '../../src/http/limits.js';
import { Metrics } from '../../src/http/operations/metrics.js';

/** A server with one plugin besides the base plugin, for `app.inject`; closed when the test ends. */
export async function withPlugin<T extends FastifyPluginOptions>(
  plugin: FastifyPluginAsync<T>,
  options: NoInfer<T>,
  logger: FastifyServerOptions['logger'] = false,
): Promise<FastifyInstance> {
  const app = Fastify({ logger });
  app.register(basePlugin, { limits: LIMITS, metrics: new Metrics('test') });
  app.register(plugin as FastifyPluginAsync, options);
  await app.ready();
  onTestFinished(() => app.close());
  return app;
}
