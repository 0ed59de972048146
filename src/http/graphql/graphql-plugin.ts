import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { scopesOf } from '../authenticate.js';
import type { Backend, OperationContext } from '../backend.js';
import { requireGatewaySecret } from '../gateway/gateway-secret.js';
import type { Limits } from '../limits.js';
import { isNotModified } from '../not-modified.js';
import { releaseOf } from './build-schema.js';
import { createApollo } from './create-apollo.js';

/** Whether any client may receive this response: tokens can give access to names of people. */
function isPublic({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers.authorization === undefined;
}

/** Allows caches to store a response and revalidate it before each use. */
function setCacheable(reply: FastifyReply, dataVersion: string, etag: string): void {
  reply.headers({
    'x-data-version': dataVersion,
    'cache-control': 'public, no-cache',
    vary: 'Accept, Authorization',
    etag,
  });
}

/** Responses with errors or a partner's data, to POST or under a token, are never cached. */
function setCacheHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { dataVersion, errorCodes, ownDataOnly }: OperationContext,
  etagOf: (dataVersion: string) => string,
): void {
  const complete = reply.statusCode === 200 && errorCodes.length === 0;
  if (isPublic(request) && complete && ownDataOnly && dataVersion !== null) {
    setCacheable(reply, dataVersion, etagOf(dataVersion));
    return;
  }
  if (dataVersion !== null) reply.header('x-data-version', dataVersion);
  reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Authorization' });
}

/**
 * Sets the status of a response to a rejected document or variables. GraphQL over HTTP requires 200 for clients that
 * accept plain `application/json` (they could not distinguish such an error from a proxy's), and 400 otherwise.
 */
function setRejectedStatus(reply: FastifyReply, context: OperationContext): void {
  const plainJson = String(reply.getHeader('content-type')).startsWith('application/json');
  if (context.rejected && plainJson) reply.code(200);
}

/** Whether a browser requests the page at the graph's URL. */
function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  return (
    method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '') && (query as { query?: string }).query === undefined
  );
}

/** Whether data was imported during execution. An operation that has timed out is not executed again. */
async function isOutdated(backend: Backend, context: OperationContext): Promise<boolean> {
  return backend.isCurrent !== undefined && !context.timedOut && !(await backend.isCurrent(context));
}

interface GraphqlOptions {
  backend: Backend;
  /** The key of clients' tokens; null to accept none. */
  secret: Uint8Array | null;
  limits: Limits;
  gatewaySecret: string | null;
}

/** Serves the graph at `/graphql`. */
export const graphqlPlugin: FastifyPluginAsync<GraphqlOptions> = async (
  app,
  { backend, secret, limits, gatewaySecret },
) => {
  const apollo = createApollo(backend, limits, app.log);
  await apollo.start();
  // Fastify calls this after it has answered the last request.
  app.addHook('onClose', () => apollo.stop());
  if (gatewaySecret !== null) app.addHook('onRequest', requireGatewaySecret(gatewaySecret));

  const release = releaseOf(backend.schema);
  // The same query has the same response until data is imported or the graph itself changes.
  const etagOf = (dataVersion: string): string => `W/"${dataVersion}.${release}"`;
  const { operationMs } = limits;
  const execute = fastifyApolloHandler(apollo, {
    context: async (request): Promise<OperationContext> => {
      const { authorization } = request.headers;
      const scopes = await scopesOf(authorization, secret);
      const { id: requestId, log } = request;
      request.graph = await backend.createContext({ requestId, authorization, scopes, operationMs, log });
      return request.graph;
    },
  });

  app.route({
    // Apollo answers 405 to the other methods, with those that are allowed.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handlerTimeout: operationMs,
    async handler(request, reply) {
      if (wantsPage(request)) return reply.redirect('/');
      if (isPublic(request) && request.headers['if-none-match']) {
        const version = (await backend.readVersion())?.id;
        if (version && isNotModified(request, etagOf(version))) {
          setCacheable(reply, version, etagOf(version));
          return reply.code(304).send();
        }
      }
      let body = await execute.call(app, request, reply);
      // Data imported between two statements: executed again, so that all of it is of the version in the header.
      while (!reply.sent && request.graph && (await isOutdated(backend, request.graph)))
        body = await execute.call(app, request, reply);
      if (request.graph) {
        setRejectedStatus(reply, request.graph);
        setCacheHeaders(request, reply, request.graph, etagOf);
      }
      return body;
    },
  });
};
