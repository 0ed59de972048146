export { AnswerError } from './execute/answer-error.js';
export type { Data } from './execute/data.js';
export {
  type AskedOperation,
  type OperationAnswer,
  type OperationExecutor,
  operationExecutor,
} from './execute/execute-operation.js';
export type { UpstreamError } from './execute/hole.js';
export { onlyAsked } from './plan/only-asked.js';
export { MAX_PLANNED_FIELDS, PlanTooLargeError } from './plan/plan-size.js';
export { describePlan, requestsIn } from './plan/query-plan.js';
export {
  type AskSubgraph,
  readResponse,
  type ReadResponse,
  type SubgraphAnswer,
  type SubgraphQuestion,
} from './execute/subgraph-answer.js';
export { type FaultKind, subgraphFault } from './execute/subgraph-fault.js';
export { readSupergraph, type Supergraph as ReadSupergraph } from './supergraph.js';
