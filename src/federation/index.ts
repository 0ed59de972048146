// type-graphql's decorators need it before any module is loaded.
import 'reflect-metadata';

export { breakingChanges, unannounced } from './compose/breaking-changes.js';
export { CompositionError, composeSupergraph, type Service } from './compose/compose.js';
export { AnswerError } from './gateway/execute/errors.js';
export {
  type OperationAnswer,
  type OperationExecutor,
  type OperationRequest,
  operationExecutor,
} from './gateway/execute/execute-operation.js';
export { MAX_PLANNED_FIELDS, PlanTooLargeError } from './gateway/plan/plan-draft.js';
export { describePlan, fetchCount } from './gateway/plan/query-plan.js';
export {
  GATEWAY_SECRET_HEADER,
  type SubgraphClient,
  subgraphClient,
  type SubgraphOutcome,
  type SubgraphTarget,
} from './gateway/subgraph-client.js';
export type { FetchSubgraph } from './gateway/subgraph-response.js';
export { gatewaySchema, readSupergraph } from './gateway/supergraph.js';
export type { EntityType } from './subgraph/entity-types.js';
export { subgraphSchema } from './subgraph/subgraph-schema.js';
export { type Subgraph, type Subgraphs, subgraphsOf } from './subgraph/subgraphs.js';
