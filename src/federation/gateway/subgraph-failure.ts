import { randomUUID } from 'node:crypto';
import { errors } from 'undici';
import { ErrorCode } from '../../contract/errors.js';
import { type FaultKind, subgraphFault, type UpstreamError } from './index.js';

/** A request to a subgraph that brought no answer. The message is for the log: it may hold an address. */
export class SubgraphFailure extends Error {
  constructor(
    readonly kind: FaultKind,
    reason: string,
    /** Whether the connection broke, so that the same question may fare better on another one. */
    readonly broken = false,
  ) {
    super(reason);
    this.name = 'SubgraphFailure';
  }
}

/** What the operating system and undici say of a connection that broke or never was. */
const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET']);

function codeOf(cause: unknown): string {
  const { code, cause: inner } = cause as { code?: unknown; cause?: { code?: unknown } };
  return typeof code === 'string' ? code : String(inner?.code ?? (cause as Error).name);
}

function isLate(code: string, cause: unknown): boolean {
  return (
    ['TimeoutError', 'AbortError'].includes((cause as Error).name) ||
    /^ETIMEDOUT$|^UND_ERR_(ABORTED|\w+_TIMEOUT)$/.test(code)
  );
}

/** What an error that came out of a request means. */
export function failureOf(cause: unknown): SubgraphFailure {
  if (cause instanceof SubgraphFailure) return cause;
  const code = codeOf(cause);
  const reason = `${code}: ${(cause as Error).message}`;
  if (isLate(code, cause)) return new SubgraphFailure('late', reason);
  const malformed =
    cause instanceof errors.ResponseExceededMaxSizeError ||
    cause instanceof errors.HTTPParserError ||
    cause instanceof SyntaxError ||
    cause instanceof RangeError;
  return malformed
    ? new SubgraphFailure('malformed', reason)
    : new SubgraphFailure('unreachable', reason, BROKEN.has(code));
}

/** An upstream error as it came, for the log, and the id by which a caller can ask for it. */
export interface Unshown {
  id: string;
  error: UpstreamError;
}

/** Upstream errors as callers see them, one for each that came, and what they do not see. */
interface ShownErrors {
  shown: UpstreamError[];
  unshown: Unshown[];
}

/** What a subgraph of the house may refuse a whole question with: the caller's own doing, in words that are meant for callers. */
const CALLERS_DOING = new Set<unknown>([ErrorCode.BadUserInput, ErrorCode.QueryTooExpensive, ErrorCode.Timeout]);

/** The errors, those that are not `meant` for callers in words that tell nothing of the inside of a subgraph. */
function show(
  errors: readonly UpstreamError[],
  meant: (error: UpstreamError) => boolean,
  masked: UpstreamError,
): ShownErrors {
  const unshown: Unshown[] = [];
  const shown = errors.map((error) => {
    if (meant(error)) return error;
    const id = randomUUID();
    unshown.push({ id, error });
    return { message: `${masked.message} Quote id ${id}.`, extensions: { ...masked.extensions, id }, path: error.path };
  });
  return { shown, unshown };
}

/** Errors of fields, in an answer with data. A code of its own says that an error is meant for callers; so does ours, when it has masked it already. */
export function shownFieldErrors(subgraph: string, trusted: boolean, errors: readonly UpstreamError[]): ShownErrors {
  const masked = {
    message: `The part of the graph named "${subgraph}" failed here.`,
    extensions: { code: ErrorCode.Internal, subgraph },
  };
  return show(
    errors,
    ({ extensions: { code } }) =>
      typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) && (trusted || code !== ErrorCode.Internal),
    masked,
  );
}

/** Errors in place of an answer. Most say that gateway and subgraph do not understand each other, which is no business of the caller's. */
export function shownRefusal(subgraph: string, trusted: boolean, errors: readonly UpstreamError[]): ShownErrors {
  return show(
    errors,
    ({ extensions: { code } }) => trusted && CALLERS_DOING.has(code),
    subgraphFault(subgraph, 'refused'),
  );
}
