import type { FastifyInstance, FastifyReply, HTTPMethods, onRequestAsyncHookHandler } from 'fastify';
import type { Backend } from './backend.js';
import type { LogUnexpectedError } from './errors.js';

/** What an answer that is no data says of itself: problem details, RFC 9457. Members beyond the standard's say more to a program. */
export interface Problem {
  status: number;
  /** What kind of problem it is: the same for each of its kind. */
  title: string;
  /** What is wrong this time, and what would be right. */
  detail: string;
  /** What names the kind, as a URI; made from the title when not given. Nothing is to be found there: `docs/export.md` lists them. */
  type?: string;
  [more: string]: unknown;
}

/** Answers a request with a problem. Nobody may keep it: what was wrong can be right a moment later. */
export function problem(
  reply: FastifyReply,
  {
    title,
    status,
    detail,
    type = `urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}`,
    ...more
  }: Problem,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, ...more }));
}

/** What a server lends to routes that are added to it. */
export interface House {
  backend: Backend;
  /** Names the state of the graph's code, beside the version of its data. */
  release: string;
  logUnexpectedError: LogUnexpectedError;
  /** Turns away whoever may not ask here at all. */
  guard: onRequestAsyncHookHandler | undefined;
}

/** Adds routes to a server, beside those that every server has. */
export type AddRoutes = (app: FastifyInstance, house: House) => void;

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods of addresses that are only read. */
export const READ_METHODS: readonly HTTPMethods[] = ['GET', 'HEAD'];

/** What callers of such an address are told. */
export const READ_ONLY_DETAIL =
  'What is here is read (GET). Packages are posted to /packages, and questions to /graphql.';

/** Answers whoever asks an address by another method than it has, and names those that it has (RFC 9110, 15.5.6). */
export function rejectOtherMethods(
  app: FastifyInstance,
  url: string,
  allowed: readonly HTTPMethods[],
  detail: string,
  guard: House['guard'],
): void {
  app.register(async (scope) => {
    // Whatever was sent along is not read: its type is not what is wrong.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.route({
      method: METHODS.filter((method) => !allowed.includes(method)),
      url,
      exposeHeadRoute: false,
      onRequest: guard ?? [],
      handler: (_request, reply) =>
        problem(reply.header('allow', allowed.join(', ')), { status: 405, title: 'Wrong method', detail }),
    });
  });
}
