import type { Warning } from '../persistence/request-context.js';

/**
 * What is told of an answer beside its data: in its headers, its extensions and the log.
 *
 * Apollo hands on a shallow copy of the context (`cloneObject`), and a copy counts for itself: what is reported goes
 * through `original`.
 */
export interface AnswerContext {
  readonly original: AnswerContext;
  /** Milliseconds that the operation may take. */
  readonly operationMs: number;
  /** The version of the data that is answered from; null when nothing is loaded, or it is not known. */
  dataVersion: string | null;
  /** The operation's name, for the log. */
  operation: string | null;
  /** The codes of the errors in the answer, for the log. */
  errorCodes: string[];
  /** Whether the document or its variables were turned away before anything was executed. */
  refused: boolean;
  timedOut: boolean;
  /** Whether all of it comes from the data that `dataVersion` names; a partner's changes when the partner likes. */
  readonly onlyOurs: boolean;
  readonly warnings: Warning[];
  /** What the answer took, for the log: how many of what. */
  readonly effort: Readonly<Record<string, number>>;
}
