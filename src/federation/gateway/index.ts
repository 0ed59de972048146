export {
  type OperationAnswer,
  type OperationExecutor,
  type OperationRequest,
  operationExecutor,
} from './execute/execute-operation.js';
export { PlanTooLargeError } from './plan/plan-draft.js';
export { describePlan, fetchCount } from './plan/query-plan.js';
export { type SubgraphClient, subgraphClient, type SubgraphOutcome, type SubgraphTarget } from './subgraph-client.js';
export type { FetchSubgraph, SubgraphRequest, SubgraphResult } from './subgraph-response.js';
export { gatewaySchema, readSupergraph } from './supergraph.js';
