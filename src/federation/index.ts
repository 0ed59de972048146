// type-graphql's decorators need it before any module is loaded.
import 'reflect-metadata';

export { breakingChanges, unannounced } from './compose/breaking-changes.js';
export { CompositionError, composeSupergraph, type Service, type Supergraph } from './compose/compose.js';
export {
  AnswerError,
  type AskedOperation,
  type AskSubgraph,
  type Data,
  describePlan,
  MAX_PLANNED_FIELDS,
  type OperationAnswer,
  type OperationExecutor,
  operationExecutor,
  PlanTooLargeError,
  readSupergraph,
  requestsIn,
} from './gateway/index.js';
export type { EntityType } from './subgraph/entity-types.js';
export { gatewaySchema } from './gateway/gateway-schema.js';
export { subgraphSchema } from './subgraph/subgraph-schema.js';
export { type Subgraph, type Subgraphs, subgraphsOf } from './subgraph/subgraphs.js';
export { type Patience, type SubgraphClient, subgraphClient, type SubgraphOutcome } from './gateway/subgraph-client.js';
export { GATEWAY_SECRET_HEADER, type SubgraphTarget } from './gateway/subgraph-request.js';
