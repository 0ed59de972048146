import Fastify from 'fastify';
import { type FastifyInstance, LogController } from 'fastify';
import { hostname } from 'node:os';
import type { LogLevel } from '../config.js';
import { allowOtherOrigins, trackActivity } from './base-plugin.js';
import type { Backend } from './backend.js';
import { errorBody, HttpErrorCode, httpErrorHandler, notFound } from './errors.js';
import { requireGatewaySecret } from './gateway/gateway-secret.js';
import { releaseOf } from './graphql/build-schema.js';
import { createApollo } from './graphql/apollo/create-apollo.js';
import { addGraphqlRoute } from './graphql/graphql-plugin.js';
import { LIMITS, type Limits } from './limits.js';
import { addHealthRoutes } from './operations/health-routes.js';
import { addMetrics, type Metrics } from './operations/metrics.js';
import { addDataVersionHeader } from './operations/data-version-header.js';
import { unexpectedErrorLog, logRequest, requestId } from './request-log.js';
import type { AddRoutes } from './problem.js';
import { addPage } from '../web/page-plugin.js';

/** What a server is made of. */
export interface ServerParts {
  backend: Backend;
  /** The key of callers' tokens. */
  secret: Uint8Array | null;
  logLevel: LogLevel;
  metrics: Metrics;
  /** What a gateway must show to be answered; null when anybody is. */
  gatewaySecret?: string | null;
  /** Other limits than those of the public server. */
  limits?: Partial<Limits>;
  /** Whether people in a browser find a page here; true when not given. */
  page?: boolean;
  /** Further routes: files, for one. */
  routes?: readonly AddRoutes[];
  /** Where log lines go; stderr when not given. */
  logTo?: { write(line: string): void };
}

function createFastify(limits: Limits, { logLevel, logTo, metrics: { service } }: ServerParts): FastifyInstance {
  return Fastify({
    // Processes that log to one place are told apart by what they serve.
    logger: {
      level: logLevel,
      stream: logTo ?? process.stderr,
      base: { service, pid: process.pid, hostname: hostname() },
    },
    // One line of our own for each request, `request-log.ts`, instead of Fastify's two with its address.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.connectionMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // A request that came before the stop is answered like any other.
    return503OnClosing: false,
    // Node looks at `requestTimeout` only this often; at its own half minute a slow client stays four times too long.
    http: { connectionsCheckingInterval: limits.checkEveryMs, headersTimeout: limits.requestMs },
    frameworkErrors: (error, request, reply) =>
      httpErrorHandler(limits, () => {})(error, request as never, reply as never),
  }) as unknown as FastifyInstance;
}

function addHooks(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    // Apollo's adapter builds an address from the Host header and fails on one that is none. Elsewhere there may be no such
    // header: HTTP/1.0 needs none, and that is what the health checks of balancers speak.
    const host = request.routeOptions.url === '/graphql' ? request.hostname : request.hostname || 'localhost';
    if (!URL.canParse(request.url, `${request.protocol}://${host}/`)) {
      return reply.code(400).send(errorBody('The Host header or the address is not valid.', HttpErrorCode.BadRequest));
    }
  });
  app.addHook('onResponse', logRequest);
}

/** The whole server, ready to listen. Closing it stops accepting, finishes what runs, and lets go of nothing else. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const limits = { ...LIMITS, ...parts.limits };
  const app = createFastify(limits, parts);
  trackActivity(app);
  const logUnexpectedError = unexpectedErrorLog(app.log);
  const { backend, secret, gatewaySecret = null } = parts;
  const apollo = createApollo(backend, limits, app.log, logUnexpectedError);
  await apollo.start();
  app.setErrorHandler(httpErrorHandler(limits, logUnexpectedError));
  app.setNotFoundHandler(notFound);
  addHooks(app);
  addDataVersionHeader(app, backend.readVersion);
  await allowOtherOrigins(app);
  const guard = gatewaySecret === null ? undefined : requireGatewaySecret(gatewaySecret);
  const release = releaseOf(backend.schema);
  addGraphqlRoute(app, { apollo, backend, secret, limits, release, guard });
  for (const add of parts.routes ?? []) add(app, { backend, release, logUnexpectedError, guard });
  addHealthRoutes(app, backend);
  addMetrics(app, parts.metrics);
  if (parts.page ?? true) await addPage(app);
  // Fastify runs this after the last running request has been answered.
  app.addHook('onClose', () => apollo.stop());
  await app.ready();
  return app;
}
