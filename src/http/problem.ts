import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import { randomUUID } from 'node:crypto';
import { logUnexpectedError } from './errors.js';

/** Problem details (RFC 9457), with extension members for programs. */
export interface Problem {
  status: number;
  /** The same for every problem of one type. */
  title: string;
  /** What is wrong in this request, and how to fix it. */
  detail: string;
  /** URI of the type; derived from the title by default. It does not resolve: `docs/reference/export.md` lists them. */
  type?: string;
  [extension: string]: unknown;
}

/** Sends problem details. They are never cached: what failed can succeed a moment later. */
export function sendProblem(
  reply: FastifyReply,
  {
    title,
    status,
    detail,
    type = `urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}`,
    ...extensions
  }: Problem,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, ...extensions }));
}

/** Logs an unexpected error and sends a problem that shows only the id to quote. */
export function sendUnexpectedProblem(reply: FastifyReply, cause: unknown, consequence = ''): FastifyReply {
  const id = randomUUID();
  logUnexpectedError(reply.log, id, cause);
  return sendProblem(reply, {
    status: 500,
    title: 'Internal error',
    detail: `Something went wrong on our side${consequence}. Quote id ${id}.`,
    id,
  });
}

export const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods of read-only routes. */
export const READ_METHODS: readonly HTTPMethods[] = ['GET', 'HEAD'];

const READ_ONLY_DETAIL = 'This URL is read-only (GET). Post packages to /packages and queries to /graphql.';

/** Answers 405 to other methods than a URL supports, and lists those that it does (RFC 9110, section 15.5.6). */
export function rejectOtherMethods(
  app: FastifyInstance,
  url: string,
  allowed: readonly HTTPMethods[] = READ_METHODS,
  detail = READ_ONLY_DETAIL,
): void {
  app.register(async (scope) => {
    ignoreBodies(scope);
    scope.route({
      method: METHODS.filter((method) => !allowed.includes(method)),
      url,
      exposeHeadRoute: false,
      handler: (_request, reply) =>
        sendProblem(reply.header('allow', allowed.join(', ')), { status: 405, title: 'Wrong method', detail }),
    });
  });
}

/** Leaves request bodies unread: their content type is not what is wrong with these requests. */
export function ignoreBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
}
