import type { FastifyReply } from 'fastify';
import { TokenError } from '../authenticate.js';
import { type Problem, sendProblem, sendUnexpectedProblem } from '../problem.js';
import { BodyTooLargeError, IncompleteBodyError } from './receive-body.js';

/** Why a posted package is rejected. */
export class PackageProblem extends Error {
  /** @param retryAfter seconds after which the client may try again */
  constructor(
    readonly problem: Problem,
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
    this.name = 'PackageProblem';
  }
}

export function forbidden(detail: string, claim?: string): PackageProblem {
  return new PackageProblem({ status: 403, title: 'Not allowed', detail, ...(claim && { claim }) });
}

export function busy(retryAfter: number): PackageProblem {
  return new PackageProblem(
    {
      status: 409,
      title: 'Import under way',
      detail: 'Another package is being imported. Nothing of yours was written: post it again in a moment.',
    },
    retryAfter,
  );
}

export function tooLarge(maxBytes: number): PackageProblem {
  return new PackageProblem({
    status: 413,
    title: 'Package too large',
    detail: `A zipped package may have at most ${maxBytes} bytes. Split it into several packages with different names.`,
    most: maxBytes,
  });
}

export function tooMany(perMinute: number, ttlMs: number): PackageProblem {
  return new PackageProblem(
    {
      status: 429,
      title: 'Too many packages',
      detail: `A token may post ${perMinute} packages per minute. Try again later.`,
    },
    Math.max(1, Math.ceil(ttlMs / 1000)),
  );
}

export function wrongType(): PackageProblem {
  return new PackageProblem({
    status: 415,
    title: 'Wrong content type',
    detail: 'Send the package as a zip archive, with the header content-type: application/zip.',
  });
}

/** Sends the problem of a rejected package. */
export function sendPackageProblem(reply: FastifyReply, cause: unknown): FastifyReply {
  if (cause instanceof TokenError) {
    reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return sendProblem(reply, { status: 401, title: 'Not authenticated', detail: `Authorization: ${cause.message}` });
  }
  if (cause instanceof PackageProblem) {
    if (cause.retryAfter !== undefined) reply.header('retry-after', String(cause.retryAfter));
    return sendProblem(reply, cause.problem);
  }
  if (cause instanceof IncompleteBodyError) {
    // The client has disconnected, and never reads this.
    reply.log.info('upload aborted');
    return sendProblem(reply, { status: 400, title: 'Bad request', detail: cause.message });
  }
  if (cause instanceof BodyTooLargeError) return sendPackageProblem(reply, tooLarge(cause.maxBytes));
  const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendPackageProblem(reply, wrongType());
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return sendProblem(reply, {
      status: statusCode,
      title: 'Bad request',
      detail: 'The request is not well-formed HTTP.',
    });
  return sendUnexpectedProblem(reply, cause, ', and nothing was written');
}
