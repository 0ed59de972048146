import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ErrorCode } from '../../contract/errors.js';
import { asParameter, ExportProblem } from '../../export/index.js';
import { sendProblem, sendUnexpectedProblem } from '../problem.js';
import { EXPORT_LIMITS } from './export-slots.js';

/** Sends the problem of an export that failed before anything of the file was sent. */
export function sendExportProblem(cause: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const name of ['etag', 'content-disposition', 'link', 'x-row-count', 'content-encoding'])
    reply.removeHeader(name);
  if (cause instanceof ExportProblem) {
    const { retryAfter } = cause.more;
    if (cause.status === 503) reply.header('retry-after', String(retryAfter ?? EXPORT_LIMITS.retryAfter));
    return sendProblem(reply, { ...cause.more, status: cause.status, title: cause.title, detail: cause.detail });
  }
  if (cause instanceof GraphQLError && cause.extensions.code === ErrorCode.BadUserInput) {
    const { argument } = cause.extensions;
    return sendProblem(reply, {
      status: 400,
      title: 'Wrong value',
      detail: asParameter(cause.message).replace(/^Argument/, 'Parameter'),
      parameter: asParameter(String(argument)),
    });
  }
  return sendUnexpectedProblem(reply, cause);
}
