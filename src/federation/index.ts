// type-graphql's decorators need it before any module is loaded.
import 'reflect-metadata';

export { breakingChanges, unannounced } from './breaking-changes.js';
export { CompositionError, composeSupergraph, type Service, type Supergraph } from './compose.js';
export type { EntityType } from './entity-types.js';
export { subgraphSchema } from './subgraph-schema.js';
export { type Subgraph, type Subgraphs, subgraphsOf } from './subgraphs.js';
