import Fastify from 'fastify';
import { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify';
import { hostname } from 'node:os';
import type { LogLevel } from '../config.js';
import type { Backend } from './backend.js';
import { basePlugin } from './base-plugin.js';
import { httpErrorHandler } from './errors.js';
import { graphqlPlugin } from './graphql/graphql-plugin.js';
import { LIMITS, type Limits } from './limits.js';
import { addDataVersionHeader } from './operations/data-version-header.js';
import type { Metrics } from './operations/metrics.js';
import { operationsPlugin } from './operations/operations-plugin.js';
import { requestId } from './request-log.js';
import { pagePlugin } from '../web/page-plugin.js';

/** What a server is made of. */
export interface ServerOptions {
  backend: Backend;
  /** The key that clients' tokens are signed with; null to accept none. */
  secret: Uint8Array | null;
  logLevel: LogLevel;
  metrics: Metrics;
  /** What a gateway must send to query the graph; null to let anyone query it. */
  gatewaySecret?: string | null;
  /** Limits in place of those of the public server. */
  limits?: Partial<Limits>;
  /** Whether `/` serves the page with the query editor; true by default. */
  page?: boolean;
  /** Registers further routes that serve the data, such as downloads. */
  routes?: FastifyPluginAsync;
  /** Where log lines go; stderr by default. */
  logTo?: { write(line: string): void };
}

function createFastify(limits: Limits, { logLevel, logTo, metrics: { service } }: ServerOptions): FastifyInstance {
  return Fastify({
    // `service` distinguishes processes that log to one place.
    logger: {
      level: logLevel,
      stream: logTo ?? process.stderr,
      base: { service, pid: process.pid, hostname: hostname() },
    },
    // `request-log.ts` logs one line per request, in place of Fastify's two, which hold the URL.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.connectionMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // A request that arrived before the stop is answered like any other.
    return503OnClosing: false,
    // How often Node checks `requestTimeout`. With its default of 30 seconds a slow client stays four times too long.
    http: { connectionsCheckingInterval: limits.checkEveryMs, headersTimeout: limits.requestMs },
    frameworkErrors: (error, request, reply) => httpErrorHandler(limits)(error, request as never, reply as never),
  }) as unknown as FastifyInstance;
}

/** Creates a server, ready to listen. Closing it finishes running requests; it closes no store. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { backend, secret, metrics, gatewaySecret = null, routes, page = true } = options;
  const limits = { ...LIMITS, ...options.limits };
  const app = createFastify(limits, options);
  app.register(basePlugin, { limits, metrics });
  app.register(async (data) => {
    addDataVersionHeader(data, backend.readVersion);
    data.register(graphqlPlugin, { backend, secret, limits, gatewaySecret });
    if (routes) data.register(routes);
  });
  app.register(operationsPlugin, { metrics, readiness: backend.readiness });
  if (page) app.register(pagePlugin);
  await app.ready();
  return app;
}
