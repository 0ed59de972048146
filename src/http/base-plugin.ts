import cors from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { OperationContext } from './backend.js';
import { errorBody, HttpErrorCode, httpErrorHandler, notFound } from './errors.js';
import type { Limits } from './limits.js';
import type { Metrics } from './operations/metrics.js';
import { logRequest } from './request-log.js';

/** What the server is doing, as far as a graceful stop needs to know. */
interface Activity {
  /** Whether the server is about to stop: it still answers, but keeps no connection alive. */
  stopping: boolean;
  /** Requests that have arrived and are not answered yet. */
  running: number;
  /** When a request last arrived or was answered, in milliseconds. */
  lastAt: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    activity: Activity;
  }
  interface FastifyRequest {
    /** The context of the GraphQL operation, once there is one; for headers, log and metrics. */
    graph: OperationContext | null;
  }
}

function trackActivity(app: FastifyInstance): void {
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
    // A client that kept its connection alive for a next request would keep the server from stopping.
    if (activity.stopping) reply.header('connection', 'close');
  });
}

async function setGeneralHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
}

async function checkHost(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  // Apollo's adapter builds a URL from the Host header and fails when that is not valid. Other routes do without the
  // header: HTTP/1.0 does not require it, and load balancers' health checks use HTTP/1.0.
  const host = request.routeOptions.url === '/graphql' ? request.hostname : request.hostname || 'localhost';
  if (URL.canParse(request.url, `${request.protocol}://${host}/`)) return undefined;
  return reply.code(400).send(errorBody('The Host header or the URL is not valid.', HttpErrorCode.BadRequest));
}

/** Response headers that scripts of other origins may read in addition to the CORS-safelisted ones (Fetch standard). */
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
 * Any origin may send requests: the graph is public, and dashboards live elsewhere. There are no cookies, so a page can
 * only send a token of its own; credentials that a browser adds by itself stay forbidden (Fetch standard, CORS
 * protocol).
 */
const CORS_OPTIONS = {
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
};

interface BaseOptions {
  limits: Limits;
  metrics: Metrics;
}

const addBase: FastifyPluginAsync<BaseOptions> = async (app, { limits, metrics }) => {
  trackActivity(app);
  app.decorateRequest('graph', null);
  app.setErrorHandler(httpErrorHandler(limits));
  app.setNotFoundHandler(notFound);
  app.addHook('onRequest', setGeneralHeaders);
  app.addHook('onRequest', checkHost);
  app.addHook('onResponse', logRequest);
  app.addHook('onResponse', async ({ method, routeOptions, graph }, reply) => {
    metrics.countRequest(method, routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    if (graph) metrics.countOperation(graph.errorCodes, graph.usage.statements ?? 0);
  });
  await app.register(cors, CORS_OPTIONS);
};

/**
 * What every route of a server shares: headers, CORS, errors, request log, metrics and `app.activity`.
 * Not encapsulated: its hooks and decorators apply to the instance that registers it (Fastify, "Plugins",
 * `skip-override`).
 */
export const basePlugin = Object.assign(addBase, { [Symbol.for('skip-override')]: true });
