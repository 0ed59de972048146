import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { storedIds } from '../../src/cli/stored-ids.js';
import { type EntityType, subgraphSchema, type Subgraphs, subgraphsOf } from '../../src/federation/subgraph/index.js';
import { modules } from '../../src/modules/index.js';
import type { Dialect } from '../../src/store/dialect.js';
import { entityKindsOf } from '../../src/contract/module.js';
import { Kept } from '../../src/contract/kept.js';
import { RequestContext } from '../../src/contract/request-context.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { openTestGraph, type TestGraph } from './graph.js';
import { addNames } from './names-of-people.js';

export interface CutGraph extends Subgraphs {
  whole: GraphQLSchema;
  /** What each subgraph runs, by its name. */
  schemas: ReadonlyMap<string, GraphQLSchema>;
}

let cut: Promise<CutGraph> | undefined;

/** The graph and its subgraphs, made once. */
export function cutGraph(): Promise<CutGraph> {
  cut ??= buildGraphSchema(modules).then((whole) => {
    const { subgraphs, entities } = subgraphsOf(modules, whole);
    return {
      whole,
      subgraphs,
      entities,
      schemas: new Map(subgraphs.map((one) => [one.name, subgraphSchema(whole, one, entities)])),
    };
  });
  return cut;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query; tests state what they expect.
type Data = any;

export type Reference = { __typename: string } & Record<string, unknown>;

/** The six subgraphs over one store with all seeds loaded. */
export interface TestSubgraphs {
  graph: TestGraph;
  entities: ReadonlyMap<string, EntityType>;
  ask(
    subgraph: string,
    document: string,
    variables?: Record<string, unknown>,
    scopes?: string[],
  ): Promise<{ data: Data; errors: ExecutionResult['errors']; statements: number }>;
  /** Requests entities from a subgraph as a gateway does: `fields` are those of the references' one type. */
  entitiesOf(
    subgraph: string,
    references: readonly unknown[],
    fields: string,
    scopes?: string[],
  ): Promise<{ entities: Data[]; errors: ExecutionResult['errors']; statements: number }>;
  /** References by id to everything of a type that is stored, by id. */
  all(typename: string): Promise<{ __typename: string; id: string }[]>;
}

export async function openTestSubgraphs(dialect: Dialect): Promise<TestSubgraphs> {
  const { schemas, entities } = await cutGraph();
  const graph = await openTestGraph(dialect, { fill: addNames });
  const kept = new Kept();
  const kinds = entityKindsOf(modules);
  const ask: TestSubgraphs['ask'] = async (subgraph, source, variableValues, scopes = []) => {
    const context = new RequestContext(graph.store.fork(), new Set(scopes), kinds, undefined, kept);
    const { data, errors } = await graphql({
      schema: schemas.get(subgraph)!,
      source,
      variableValues,
      contextValue: context,
    });
    return { data, errors, statements: context.statements };
  };
  return {
    graph,
    entities,
    ask,
    async entitiesOf(subgraph, references, fields, scopes) {
      const document = `query ($references: [_Any!]!) { _entities(representations: $references) { __typename ${fields} } }`;
      const { data, errors, statements } = await ask(subgraph, document, { references }, scopes);
      return { entities: data?._entities, errors, statements };
    },
    async all(typename) {
      const { kind } = entities.get(typename)!;
      const context = new RequestContext(graph.store.fork(), new Set(), kinds);
      return (await storedIds(context, kind)).map((id) => ({ __typename: typename, id }));
    },
  };
}
