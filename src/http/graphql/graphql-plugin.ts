import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { scopesOf } from '../authenticate.js';
import type { OperationContext, Backend } from '../backend.js';
import type { Limits } from '../limits.js';

/**
 * The validator of every answer: the same query has the same answer until data is imported or the graph itself changes.
 * @param release names the state of the graph's code
 */
function etagOf(dataVersion: string, release: string): string {
  return `W/"${dataVersion}.${release}"`;
}

/** Whether the caller holds an answer with this validator already. Answers under a token are never held. */
function holds(request: FastifyRequest, etag: string): boolean {
  const held = request.headers['if-none-match'];
  return (
    request.method === 'GET' &&
    request.headers.authorization === undefined &&
    (held ?? '').split(',').some((one) => one.trim() === etag)
  );
}

/** The headers of an answer that anybody may keep, to ask again before each use. */
function setCacheable(reply: FastifyReply, dataVersion: string, etag: string): void {
  reply.headers({
    'x-data-version': dataVersion,
    'cache-control': 'public, no-cache',
    vary: 'Accept, Authorization',
    etag,
  });
}

/** Sets how long an answer may be kept: errors, posted queries, answers under a token (they may hold names) and those with a partner's data never. */
function setCacheHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { dataVersion, errorCodes, ownDataOnly }: OperationContext,
  release: string,
): void {
  const open = request.method === 'GET' && request.headers.authorization === undefined;
  if (open && reply.statusCode === 200 && errorCodes.length === 0 && ownDataOnly && dataVersion !== null) {
    setCacheable(reply, dataVersion, etagOf(dataVersion, release));
    return;
  }
  if (dataVersion !== null) reply.header('x-data-version', dataVersion);
  reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Authorization' });
}

/** What the route needs to answer. */
interface GraphqlRoute {
  apollo: ApolloServer<OperationContext>;
  backend: Backend;
  secret: Uint8Array | null;
  limits: Limits;
  /** Names the state of the graph's code, beside the version of its data. */
  release: string;
  /** Turns away whoever may not ask here at all. */
  guard?: onRequestAsyncHookHandler;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of the query, once there is one; for headers and the log. */
    graph: OperationContext | null;
  }
}

/**
 * The status of an answer whose document or variables were turned away. GraphQL over HTTP asks for 200 where the client
 * reads plain `application/json` (it could not tell such an error from one of a proxy), and for 400 otherwise.
 */
function settleStatus(reply: FastifyReply, context: OperationContext): void {
  const plainJson = String(reply.getHeader('content-type')).startsWith('application/json');
  if (context.refused && plainJson) reply.code(200);
}

/** Somebody who typed the graph's address into a browser is looking for its page. */
function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  return (
    method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '') && (query as { query?: string }).query === undefined
  );
}

/** Adds the graph at `/graphql`. */
export function addGraphqlRoute(
  app: FastifyInstance,
  { apollo, backend, secret, limits, release, guard }: GraphqlRoute,
): void {
  const answer = fastifyApolloHandler(apollo, {
    context: async (request): Promise<OperationContext> => {
      const { authorization } = request.headers;
      const scopes = await scopesOf(authorization, secret);
      request.graph = await backend.begin({
        requestId: request.id,
        authorization,
        scopes,
        operationMs: limits.operationMs,
        log: request.log,
      });
      return request.graph;
    },
  });
  /** Whether the data was replaced while it was read for this answer; time that has run out is not made up for. */
  const wasReplaced = async (context: OperationContext): Promise<boolean> =>
    backend.isCurrent !== undefined && !context.timedOut && !(await backend.isCurrent(context));
  app.decorateRequest('graph', null);
  app.route({
    // Apollo refuses the others with 405 and says which are allowed.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handlerTimeout: limits.operationMs,
    onRequest: guard ?? [],
    async handler(request, reply) {
      if (wantsPage(request)) return reply.redirect('/');
      if (request.headers['if-none-match']) {
        const version = (await backend.readVersion())?.id;
        const etag = version && etagOf(version, release);
        // Not computed again: the caller has this answer already.
        if (etag && holds(request, etag)) {
          setCacheable(reply, version, etag);
          return reply.code(304).send();
        }
      }
      let body = await answer.call(app, request, reply);
      // An import came between two statements: answered again, so that all of it comes from the version that it names.
      while (!reply.sent && request.graph && (await wasReplaced(request.graph)))
        body = await answer.call(app, request, reply);
      if (request.graph) {
        settleStatus(reply, request.graph);
        setCacheHeaders(request, reply, request.graph, release);
      }
      return body;
    },
  });
}
