import { ErrorCode } from '../../../contract/errors.js';
import type { UpstreamError } from './hole.js';

const PROBLEMS = {
  unreachable: 'cannot be reached now',
  late: 'did not answer in time',
  refused: 'did not take the question',
  malformed: 'gave an answer that cannot be used',
} as const;

/** How a subgraph can fail as a whole. */
export type FaultKind = keyof typeof PROBLEMS;

/** What a caller is told when a subgraph fails: which part of the graph is missing, and nothing of where or how it runs. */
export function subgraphFault(subgraph: string, kind: FaultKind): UpstreamError {
  return {
    message: `The part of the graph named "${subgraph}" ${PROBLEMS[kind]}, so this is null. Ask again later.`,
    extensions: { code: ErrorCode.SubgraphUnavailable, subgraph },
  };
}

/** A value that does not fit its place, whichever subgraph it came from. */
export const MISFIT: UpstreamError = {
  message: 'A part of the graph gave a value here that cannot be used, or none, so this is null.',
  extensions: { code: ErrorCode.SubgraphUnavailable },
};
