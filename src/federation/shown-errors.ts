import { randomUUID } from 'node:crypto';
import { ErrorCode } from '../shared/error-code.js';
import { subgraphFault, type UpstreamError } from './plan/index.js';

/** An upstream error as it came, for the log, and the id by which a caller can ask for it. */
export interface Unshown {
  id: string;
  error: UpstreamError;
}

/** Upstream errors as callers see them, one for each that came, and what they do not see. */
export interface ShownErrors {
  shown: UpstreamError[];
  unshown: Unshown[];
}

/** What a subgraph of the house may refuse a whole question with: the caller's own doing, in words that are meant for callers. */
const CALLERS_DOING = new Set<unknown>([ErrorCode.BadUserInput, ErrorCode.QueryTooExpensive, ErrorCode.Timeout]);

/** The errors, those that are not `meant` for callers in words that tell nothing of the inside of a subgraph. */
function show(errors: readonly UpstreamError[], meant: (error: UpstreamError) => boolean, masked: UpstreamError): ShownErrors {
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
  const masked = { message: `The part of the graph named "${subgraph}" failed here.`, extensions: { code: ErrorCode.Internal, subgraph } };
  return show(errors, ({ extensions: { code } }) => typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) && (trusted || code !== ErrorCode.Internal), masked);
}

/** Errors in place of an answer. Most say that gateway and subgraph do not understand each other, which is no business of the caller's. */
export function shownRefusal(subgraph: string, trusted: boolean, errors: readonly UpstreamError[]): ShownErrors {
  return show(errors, ({ extensions: { code } }) => trusted && CALLERS_DOING.has(code), subgraphFault(subgraph, 'refused'));
}
