import { subgraphsOf } from '../federation/index.js';
import type { OurGraph } from '../federation/partner/index.js';
import { modules } from '../modules/index.js';
import { buildGraphSchema } from './build-schema.js';
import { subgraphPort } from './subgraph-ports.js';

/** The graph and its subgraphs, with the addresses that the committed supergraph names. */
export async function ourGraph(): Promise<OurGraph> {
  const schema = await buildGraphSchema(modules);
  const { subgraphs, entities } = subgraphsOf(modules, schema);
  const services = subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://127.0.0.1:${subgraphPort(name)}/graphql` }));
  return { schema, entities, services };
}
