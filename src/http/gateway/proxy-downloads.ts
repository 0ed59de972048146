import type { FastifyReply, FastifyRequest } from 'fastify';
import { request as ask } from 'undici';
import { GATEWAY_SECRET_HEADER, type SubgraphTarget } from '../../federation/index.js';
import { type AddRoutes, problem, READ_ONLY_DETAIL, READ_METHODS, rejectOtherMethods } from '../problem.js';
import { PUBLIC_URL_HEADER, publicUrlOf } from '../public-url.js';

/** What a gateway has no store to answer. */
const ADDRESSES = ['/export', '/export/:file', '/catalog.ttl', '/catalog.jsonld', '/changes.atom', '/schema.graphql'];

/** Of a caller's headers, those that choose the answer. */
const ASKED = ['accept', 'accept-encoding', 'if-none-match'];

/** Headers that are about one connection, or that this server sets itself. */
const NOT_PASSED = new Set([
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

/**
 * Passes requests for files and the catalogue on to a process that has a store; every subgraph of the house can make them all.
 * What breaks off there breaks off here.
 */
export function proxyDownloads(target: SubgraphTarget | undefined, publicUrl: string | null): AddRoutes {
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    logUnexpectedError: (id: string, cause: unknown) => void,
  ): Promise<FastifyReply> {
    if (!target) {
      return problem(reply, {
        status: 501,
        title: 'Not served here',
        detail:
          'This gateway has no store and none of the subgraphs of the house: files are at a process that has the data.',
      });
    }
    const headers = Object.fromEntries(
      ASKED.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])),
    );
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const answered = await ask(new URL(request.url, target.url), {
        method: request.method === 'HEAD' ? 'HEAD' : 'GET',
        headers: {
          ...headers,
          'x-request-id': request.id,
          [PUBLIC_URL_HEADER]: publicUrlOf(request, { publicUrl }),
          ...(target.secret && { [GATEWAY_SECRET_HEADER]: target.secret }),
        },
        signal: gone.signal,
      });
      reply
        .code(answered.statusCode)
        .headers(
          Object.fromEntries(
            Object.entries(answered.headers).filter(([name, value]) => value !== undefined && !NOT_PASSED.has(name)),
          ),
        );
      if (request.method !== 'HEAD') return reply.send(answered.body);
      await answered.body.dump();
      return reply.send();
    } catch (cause) {
      logUnexpectedError(request.id, cause);
      return problem(reply.header('retry-after', '5'), {
        status: 502,
        title: 'No answer',
        detail: 'The process that makes files does not answer: ask again in a moment.',
      });
    }
  }
  return (app, { logUnexpectedError, guard }) => {
    for (const url of ADDRESSES) {
      app.route({
        method: [...READ_METHODS],
        url,
        exposeHeadRoute: false,
        handler: (request, reply) => answer(request, reply, logUnexpectedError),
      });
      rejectOtherMethods(app, url, READ_METHODS, READ_ONLY_DETAIL, guard);
    }
  };
}
