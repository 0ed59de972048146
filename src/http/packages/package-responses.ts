import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { TokenError } from '../authenticate.js';
import type { LogUnexpectedError } from '../errors.js';
import type { ImportOutcome } from './import-runner.js';
import { BodyTooLargeError } from './receive-body.js';
import { PackageProblem } from './write-permit.js';
import { problem } from '../problem.js';
import type { ImportReport } from '../../packages/index.js';

/** Rules that say who may write what, and nothing of the package itself. */
const OF_PERMISSION: ReadonlySet<string> = new Set(['permission', 'name']);

/** What a package did to the data, or would do. */
function reportBody(
  { packages, tables, changes, warnings, warningCount, version, preview }: ImportReport,
  dryRun: boolean,
): object {
  return {
    dryRun,
    version,
    changes,
    packages: packages.map(({ sha256: _sha256, ...counts }) => counts),
    tables,
    warnings,
    warningCount,
    preview,
  };
}

/** Answers with what became of a package. */
export function answerOutcome(
  reply: FastifyReply,
  outcome: ImportOutcome,
  dryRun: boolean,
  retryAfter: number,
): FastifyReply {
  switch (outcome.kind) {
    case 'done': {
      const { report } = outcome;
      const wrote = !dryRun && report.packages.some(({ status }) => status !== 'unchanged');
      return reply
        .code(wrote ? 201 : 200)
        .headers({ 'x-data-version': report.version, 'cache-control': 'no-store' })
        .send(reportBody(report, dryRun));
    }
    case 'busy':
      throw busy(retryAfter);
    case 'unreadable':
      throw new PackageProblem({ status: 422, title: 'Unreadable package', detail: outcome.message });
    default: {
      const { findings, count } = outcome;
      const forbidden = findings.some(({ rule }) => OF_PERMISSION.has(rule));
      throw new PackageProblem({
        ...(forbidden
          ? {
              status: 403,
              title: 'Not allowed',
              detail: 'The package touches what its token does not allow: nothing of it was written.',
            }
          : {
              status: 422,
              title: 'Broken package',
              detail: 'The package has rows that cannot be taken: nothing of it was written.',
            }),
        count,
        findings,
      });
    }
  }
}

export function busy(retryAfter: number): PackageProblem {
  return new PackageProblem(
    {
      status: 409,
      title: 'Import under way',
      detail: 'Another package is being imported: nothing of yours was written. Send it again in a moment.',
    },
    retryAfter,
  );
}

export function tooLarge(most: number): PackageProblem {
  return new PackageProblem({
    status: 413,
    title: 'Package too large',
    detail: `A package has at most ${most} bytes packed: bring it in parts, each with a name of its own.`,
    most,
  });
}

export function wrongType(): PackageProblem {
  return new PackageProblem({
    status: 415,
    title: 'Wrong content type',
    detail: 'Send the package as a zip archive, with the header content-type: application/zip.',
  });
}

/** Answers with whatever was thrown. Accidents are masked, under an id to quote. */
export function answerError(reply: FastifyReply, cause: unknown, logUnexpectedError: LogUnexpectedError): FastifyReply {
  if (cause instanceof TokenError) {
    reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return problem(reply, { status: 401, title: 'Not authenticated', detail: `Authorization: ${cause.message}` });
  }
  if (cause instanceof PackageProblem) {
    if (cause.retryAfter !== undefined) reply.header('retry-after', String(cause.retryAfter));
    return problem(reply, cause.problem);
  }
  if (cause instanceof BodyTooLargeError) return answerError(reply, tooLarge(cause.most), logUnexpectedError);
  const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return answerError(reply, wrongType(), logUnexpectedError);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return problem(reply, { status: statusCode, title: 'Bad request', detail: 'The request is not well-formed HTTP.' });
  }
  const id = randomUUID();
  logUnexpectedError(id, cause);
  return problem(reply, {
    status: 500,
    title: 'Internal error',
    detail: `Something went wrong here, and nothing was written. Quote this id when you tell us: ${id}.`,
    id,
  });
}

/** What one token, and one package, may ask of the server. */
export interface PackageLimits {
  /** Bytes of a posted archive. */
  bytes: number;
  /** Bytes of its files once unpacked. */
  unpackedBytes: number;
  /** Posts a minute of one subject. */
  perMinute: number;
  /** Seconds after which to try again while another import runs. */
  retryAfter: number;
}

/** A million figures are some 60 MB, and 6 MB packed. */
export const PACKAGE_LIMITS: PackageLimits = {
  bytes: 50_000_000,
  unpackedBytes: 200_000_000,
  perMinute: 10,
  retryAfter: 10,
};
