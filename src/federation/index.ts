// type-graphql's decorators need it before any module is loaded.
import 'reflect-metadata';

export { breakingChanges, unannounced } from './breaking-changes.js';
export { CompositionError, composeSupergraph, type Service, type Supergraph } from './compose.js';
export {
  AnswerError, type AskedOperation, type AskSubgraph, type Data, describePlan, MAX_PLANNED_FIELDS, type OperationAnswer, type OperationExecutor, operationExecutor,
  PlanTooLargeError, readSupergraph, requestsIn,
} from './plan/index.js';
export type { EntityType } from './entity-types.js';
export { gatewaySchema } from './gateway-schema.js';
export { subgraphSchema } from './subgraph-schema.js';
export { type Subgraph, type Subgraphs, subgraphsOf } from './subgraphs.js';
export { type Patience, type SubgraphClient, subgraphClient, type SubgraphOutcome } from './subgraph-client.js';
export { GATEWAY_SECRET_HEADER, type SubgraphTarget } from './subgraph-request.js';
