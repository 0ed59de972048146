import { errors } from 'undici';
import type { FaultKind } from './plan/index.js';

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
  return ['TimeoutError', 'AbortError'].includes((cause as Error).name) || /^ETIMEDOUT$|^UND_ERR_(ABORTED|\w+_TIMEOUT)$/.test(code);
}

/** What an error that came out of a request means. */
export function failureOf(cause: unknown): SubgraphFailure {
  if (cause instanceof SubgraphFailure) return cause;
  const code = codeOf(cause);
  const reason = `${code}: ${(cause as Error).message}`;
  if (isLate(code, cause)) return new SubgraphFailure('late', reason);
  const malformed = cause instanceof errors.ResponseExceededMaxSizeError || cause instanceof errors.HTTPParserError || cause instanceof SyntaxError || cause instanceof RangeError;
  return malformed ? new SubgraphFailure('malformed', reason) : new SubgraphFailure('unreachable', reason, BROKEN.has(code));
}
