import { UsageError } from './failure.js';
import { subgraphPort } from './our-graph.js';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { subgraphSchema, subgraphsOf } from '../federation/subgraph/index.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { localUrl } from '../http/lifecycle.js';
import { SUBGRAPH_LIMITS } from '../http/limits.js';
import { serveStore } from '../http/serve-store.js';
import { modules } from '../modules/index.js';

/** Addresses that only programs of this machine reach. */
const LOOPBACK = /^(127\.|::1$|localhost$)/;

/**
 * Serves one subgraph to its gateway.
 * @throws ConfigurationError when other machines can reach it and no secret identifies the gateway
 */
export async function serveSubgraph(name: string, port: string | undefined): Promise<void> {
  if (!modules.some((module) => module.name === name))
    throw new UsageError(`"${name}" is not a subgraph: name one of ${modules.map((one) => one.name).join(', ')}.`);
  const config = readConfig({ ...process.env, PORT: port || String(subgraphPort(name)) });
  const { gatewaySecret, host } = config;
  if (gatewaySecret === null && !LOOPBACK.test(host)) {
    throw new ConfigurationError(
      `HOST: ${host} can be reached from other machines: set GATEWAY_SECRET, the same for the ` +
        'subgraph and its gateway, or HOST to 127.0.0.1.',
    );
  }
  const schema = await buildGraphSchema(modules);
  const { subgraphs, entities } = subgraphsOf(modules, schema);
  const subgraph = subgraphs.find((one) => one.name === name)!;
  await serveStore(config, {
    service: name,
    schema: subgraphSchema(schema, subgraph, entities),
    whole: schema,
    limits: SUBGRAPH_LIMITS,
    page: false,
    gatewaySecret,
    welcome: (address, version) =>
      `Subgraph ${name} is running at ${localUrl(address)}/graphql (data version ${version?.id ?? 'none'}).\n`,
  });
}
