import type { GraphQLErrorExtensions } from 'graphql';
import { ErrorCode } from '../../../contract/errors.js';

/** Response keys and list indices, from the root of an answer or from a value in it. */
export type Path = readonly (string | number)[];

/** An error that a subgraph returned, or that explains why a request to it failed. */
export interface UpstreamError {
  message: string;
  extensions: GraphQLErrorExtensions;
  /** The path in the subgraph's own response. */
  path?: Path;
}

const PROBLEMS = {
  unreachable: 'is unreachable',
  late: 'did not respond in time',
  refused: 'rejected the request',
  malformed: 'returned an invalid response',
} as const;

/** How a request to a subgraph can fail as a whole. */
export type FaultKind = keyof typeof PROBLEMS;

/** What a client sees when a subgraph fails: which subgraph, but nothing about where or how it runs. */
export function subgraphFault(subgraph: string, kind: FaultKind): UpstreamError {
  return {
    message: `The subgraph "${subgraph}" ${PROBLEMS[kind]}, so this field is null. Try again later.`,
    extensions: { code: ErrorCode.SubgraphUnavailable, subgraph },
  };
}

/** A value that does not match its type, whichever subgraph returned it. */
export const INVALID_VALUE: UpstreamError = {
  message: 'A subgraph returned no value or an invalid one for this field, so it is null.',
  extensions: { code: ErrorCode.SubgraphUnavailable },
};
