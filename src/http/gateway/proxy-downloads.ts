import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Dispatcher, request as fetchFrom } from 'undici';
import type { SubgraphTarget } from '../../federation/gateway/index.js';
import { GATEWAY_SECRET_HEADER } from '../../federation/protocol.js';
import { logUnexpectedError } from '../errors.js';
import { READ_METHODS, rejectOtherMethods, sendProblem } from '../problem.js';
import { PUBLIC_URL_HEADER, publicUrlOf } from '../public-url.js';

/** The routes of the downloads plugin, which needs a store. */
const URLS = [
  '/export',
  '/export/',
  '/export/:file',
  '/catalog.ttl',
  '/catalog.jsonld',
  '/changes.atom',
  '/schema.graphql',
];

/** The client's headers that select the response. */
const FORWARDED_HEADERS = ['accept', 'accept-encoding', 'if-none-match'];

/** Response headers of one connection, or that this server sets itself. */
const DROPPED_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'x-request-id',
  'x-content-type-options',
  'referrer-policy',
  'access-control-allow-origin',
  'access-control-expose-headers',
]);

interface ProxyOptions {
  /** The process that has the data; undefined when the gateway knows none. */
  target: SubgraphTarget | undefined;
  publicUrl: string | null;
}

function requestHeaders(request: FastifyRequest, { secret }: SubgraphTarget, publicUrl: string | null) {
  const forwarded = FORWARDED_HEADERS.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    ...Object.fromEntries(forwarded),
    'x-request-id': request.id,
    [PUBLIC_URL_HEADER]: publicUrlOf(request, { publicUrl }),
    ...(secret && { [GATEWAY_SECRET_HEADER]: secret }),
  };
}

function responseHeaders({ headers }: Dispatcher.ResponseData): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || DROPPED_HEADERS.has(name) ? [] : [[name, value]],
    ),
  );
}

/** Forwards a request. A response that breaks off at the target breaks off here too. */
async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  target: SubgraphTarget,
  publicUrl: string | null,
): Promise<FastifyReply> {
  const closed = new AbortController();
  reply.raw.once('close', () => closed.abort());
  try {
    const response = await fetchFrom(new URL(request.url, target.url), {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      headers: requestHeaders(request, target, publicUrl),
      signal: closed.signal,
    });
    reply.code(response.statusCode).headers(responseHeaders(response));
    if (request.method !== 'HEAD') return reply.send(response.body);
    await response.body.dump();
    return reply.send();
  } catch (cause) {
    // The client has disconnected, and never reads the answer.
    if (closed.signal.aborted) request.log.info('download aborted');
    else logUnexpectedError(request.log, request.id, cause);
    return sendProblem(reply.header('retry-after', '5'), {
      status: 502,
      title: 'No answer',
      detail: 'The process that serves downloads does not respond. Try again in a moment.',
    });
  }
}

/** Proxies downloads, catalogue and feed to a process that has a store: each of our own subgraphs serves them all. */
export const proxyDownloads: FastifyPluginAsync<ProxyOptions> = async (app, { target, publicUrl }) => {
  for (const url of URLS) {
    app.route({
      method: [...READ_METHODS],
      url,
      exposeHeadRoute: false,
      handler: (request, reply) =>
        target
          ? forward(request, reply, target, publicUrl)
          : sendProblem(reply, {
              status: 501,
              title: 'Not served here',
              detail: 'This gateway has neither a store nor any of our own subgraphs to forward downloads to.',
            }),
    });
    rejectOtherMethods(app, url);
  }
};
