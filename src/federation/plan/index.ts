export { AnswerError } from './answer-error.js';
export type { Data } from './data.js';
export { type AskedOperation, type OperationAnswer, type OperationExecutor, operationExecutor } from './execute-operation.js';
export type { UpstreamError } from './hole.js';
export { onlyAsked } from './only-asked.js';
export { describePlan, requestsIn } from './query-plan.js';
export { type AskSubgraph, readResponse, type ReadResponse, type SubgraphAnswer, type SubgraphQuestion } from './subgraph-answer.js';
export { type FaultKind, subgraphFault } from './subgraph-fault.js';
export { readSupergraph, type Supergraph as ReadSupergraph } from './supergraph.js';
