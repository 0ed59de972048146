import { subgraphsOf } from '../federation/subgraph/index.js';
import type { BaseGraph } from '../federation/partner/index.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { modules } from '../modules/index.js';

/** The port of the first module's subgraph; the others follow in the order of the modules. */
const FIRST_PORT = 4101;

/** The default port of a subgraph; the committed supergraph names it. */
export function subgraphPort(name: string): number {
  return FIRST_PORT + modules.findIndex((module) => module.name === name);
}

/** The graph and its subgraphs, at the addresses that the committed supergraph names. */
export async function ourGraph(): Promise<BaseGraph> {
  const schema = await buildGraphSchema(modules);
  const { subgraphs, entities } = subgraphsOf(modules, schema);
  const services = subgraphs.map(({ name, typeDefs }) => ({
    name,
    typeDefs,
    url: `http://127.0.0.1:${subgraphPort(name)}/graphql`,
  }));
  return { schema, entities, services };
}
