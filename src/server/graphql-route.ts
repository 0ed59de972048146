import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../persistence/open-store.js';
import type { EntityKind } from '../persistence/request-context.js';
import { scopesOf } from './authenticate.js';
import { etagOf, holds, setCacheable, setCacheHeaders } from './cache-headers.js';
import type { ReadVersion } from './data-version.js';
import { HttpContext } from './http-context.js';
import type { Limits } from './limits.js';

/** What the route needs to answer. */
export interface GraphqlRoute {
  apollo: ApolloServer<HttpContext>;
  store: Store;
  entityKinds: ReadonlyMap<string, EntityKind>;
  secret: Uint8Array | null;
  limits: Limits;
  readVersion: ReadVersion;
  /** Names the state of the graph's code, beside the version of its data. */
  release: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of the query, once there is one; for headers and the log. */
    graph: HttpContext | null;
  }
}

/**
 * The status of an answer whose document or variables were turned away. GraphQL over HTTP asks for 200 where the client
 * reads plain `application/json` (it could not tell such an error from one of a proxy), and for 400 otherwise.
 */
function settleStatus(reply: FastifyReply, context: HttpContext): void {
  const plainJson = String(reply.getHeader('content-type')).startsWith('application/json');
  if (context.refused && plainJson) reply.code(200);
}

/** Somebody who typed the graph's address into a browser is looking for its page. */
function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  return method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '') && (query as { query?: string }).query === undefined;
}

/** Adds the graph at `/graphql`. */
export function addGraphqlRoute(app: FastifyInstance, { apollo, store, entityKinds, secret, limits, readVersion, release }: GraphqlRoute): void {
  const answer = fastifyApolloHandler(apollo, {
    context: async (request): Promise<HttpContext> => {
      const scopes = await scopesOf(request.headers.authorization, secret);
      const dataVersion = (await readVersion())?.id ?? null;
      request.graph = new HttpContext({ store, entityKinds, scopes, dataVersion, operationMs: limits.operationMs });
      return request.graph;
    },
  });
  app.decorateRequest('graph', null);
  app.route({
    // Apollo refuses the others with 405 and says which are allowed.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handlerTimeout: limits.operationMs,
    async handler(request, reply) {
      if (wantsPage(request)) return reply.redirect('/');
      if (request.headers['if-none-match']) {
        const version = (await readVersion())?.id;
        const etag = version && etagOf(version, release);
        // Not computed again: the caller has this answer already.
        if (etag && holds(request, etag)) {
          setCacheable(reply, version, etag);
          return reply.code(304).send();
        }
      }
      const body = await answer.call(app, request, reply);
      if (request.graph) {
        settleStatus(reply, request.graph);
        setCacheHeaders(request, reply, request.graph, release);
      }
      return body;
    },
  });
}
