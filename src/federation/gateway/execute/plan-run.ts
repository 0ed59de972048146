import type { Data } from './data.js';
import type { UpstreamError } from './hole.js';
import type { AskSubgraph } from './subgraph-answer.js';
import type { PlannedRequest } from '../plan/query-plan.js';

/** One run of a plan. */
export interface PlanRun {
  ask: AskSubgraph;
  /** The caller's, with the defaults of those that were not given. */
  variables: Data;
  /** What is known so far, with holes where it went wrong. */
  data: Data;
  /** Errors of subgraphs that belong to no place in the data. */
  unplaced: UpstreamError[];
}

/** Those of the caller's variables that a request uses. */
export function variablesFor({ variables }: PlanRun, request: PlannedRequest): Data {
  return Object.fromEntries(
    request.variables.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}
