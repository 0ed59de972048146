import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import type { GraphModule } from '../../contract/module.js';
import { type EntityType, entityTypesOf } from './entity-types.js';
import { fieldOwnersOf } from './field-owners.js';
import { sliceOf } from './slice.js';
import { subgraphDocuments } from './subgraph-sdl.js';

/** A module's part of the graph, to be served by a process of its own. */
export interface Subgraph {
  /** The name of its module. */
  name: string;
  typeDefs: DocumentNode;
  /** The same as text, as committed under `schema/subgraphs/`. */
  sdl: string;
}

/** The graph, cut into the subgraphs of its modules. */
export interface Subgraphs {
  subgraphs: Subgraph[];
  entities: ReadonlyMap<string, EntityType>;
}

/** Cuts the one graph into a subgraph for each module. Nothing is declared twice: the modules' resolver classes say all. */
export function subgraphsOf(modules: readonly GraphModule[], schema: GraphQLSchema): Subgraphs {
  const entities = entityTypesOf(modules, schema);
  const ownership = { schema, entities, owners: fieldOwnersOf(modules) };
  const slices = modules.map(({ name }) => sliceOf(name, ownership));
  const documents = subgraphDocuments(ownership, slices);
  return {
    entities,
    subgraphs: slices.map(({ module }, index) => ({
      name: module,
      typeDefs: documents[index]!,
      sdl: `${print(documents[index]!)}\n`,
    })),
  };
}
