// type-graphql's decorators need it before any module is loaded.
import 'reflect-metadata';

export type { EntityType } from './entity-types.js';
export { subgraphSchema } from './subgraph-schema.js';
export { type Subgraph, type Subgraphs, subgraphsOf } from './subgraphs.js';
