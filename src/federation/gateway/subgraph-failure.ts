import { randomUUID } from 'node:crypto';
import { errors } from 'undici';
import { ErrorCode } from '../../contract/errors.js';
import { type FaultKind, subgraphFault, type UpstreamError } from './execute/errors.js';

/** A request to a subgraph without a usable response. The message is for the log only: it may contain an address. */
export class SubgraphFailure extends Error {
  constructor(
    readonly kind: FaultKind,
    reason: string,
    /** Whether the connection broke, so that the request may succeed on another one. */
    readonly retryable = false,
  ) {
    super(reason);
    this.name = 'SubgraphFailure';
  }
}

/** Codes of the operating system and undici for a connection that broke or could not be opened. */
const CONNECTION_CODES = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET']);

function codeOf(cause: unknown): string {
  const { code, cause: inner } = cause as { code?: unknown; cause?: { code?: unknown } };
  return typeof code === 'string' ? code : String(inner?.code ?? (cause as Error).name);
}

function isTimeout(code: string, cause: unknown): boolean {
  return (
    ['TimeoutError', 'AbortError'].includes((cause as Error).name) ||
    /^ETIMEDOUT$|^UND_ERR_(ABORTED|\w+_TIMEOUT)$/.test(code)
  );
}

/** Classifies an error that was thrown during a request. */
export function failureOf(cause: unknown): SubgraphFailure {
  if (cause instanceof SubgraphFailure) return cause;
  const code = codeOf(cause);
  const reason = `${code}: ${(cause as Error).message}`;
  if (isTimeout(code, cause)) return new SubgraphFailure('late', reason);
  const malformed =
    cause instanceof errors.ResponseExceededMaxSizeError ||
    cause instanceof errors.HTTPParserError ||
    cause instanceof SyntaxError ||
    cause instanceof RangeError;
  return malformed
    ? new SubgraphFailure('malformed', reason)
    : new SubgraphFailure('unreachable', reason, CONNECTION_CODES.has(code));
}

/** An upstream error that clients do not see, for the log, with the id that they see instead. */
export interface MaskedError {
  id: string;
  error: UpstreamError;
}

/** One error for clients for each upstream error, and the originals of those that were masked. */
interface MaskedErrors {
  shown: UpstreamError[];
  masked: MaskedError[];
}

/** Codes of a whole request's errors that the client itself caused, with messages meant for clients. */
const CLIENT_ERRORS = new Set<unknown>([ErrorCode.BadUserInput, ErrorCode.QueryTooExpensive, ErrorCode.Timeout]);

/** Replaces each error that is not public, so that nothing about the inside of a subgraph is revealed. */
function maskErrors(
  errors: readonly UpstreamError[],
  isPublic: (error: UpstreamError) => boolean,
  replacement: UpstreamError,
): MaskedErrors {
  const masked: MaskedError[] = [];
  const shown = errors.map((error) => {
    if (isPublic(error)) return error;
    const id = randomUUID();
    masked.push({ id, error });
    return {
      message: `${replacement.message} Quote id ${id}.`,
      extensions: { ...replacement.extensions, id },
      path: error.path,
    };
  });
  return { shown, masked };
}

/**
 * Masks errors of fields. One with a code is meant for clients; our own subgraphs have masked their internal errors
 * already.
 */
export function maskFieldErrors(subgraph: string, trusted: boolean, errors: readonly UpstreamError[]): MaskedErrors {
  return maskErrors(
    errors,
    ({ extensions: { code } }) =>
      typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) && (trusted || code !== ErrorCode.Internal),
    {
      message: `The subgraph "${subgraph}" failed to resolve this field.`,
      extensions: { code: ErrorCode.Internal, subgraph },
    },
  );
}

/** Masks errors of a response without data. Most mean that gateway and subgraph disagree about the schema. */
export function maskRequestErrors(subgraph: string, trusted: boolean, errors: readonly UpstreamError[]): MaskedErrors {
  return maskErrors(
    errors,
    ({ extensions: { code } }) => trusted && CLIENT_ERRORS.has(code),
    subgraphFault(subgraph, 'refused'),
  );
}
