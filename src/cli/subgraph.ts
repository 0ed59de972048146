import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { subgraphPort } from './our-graph.js';
import { runProgram } from './run-command.js';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { subgraphSchema, subgraphsOf } from '../federation/index.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { localUrl } from '../http/lifecycle.js';
import { SUBGRAPH_LIMITS } from '../http/limits.js';
import { serveStore } from '../http/serve-store.js';
import { modules } from '../modules/index.js';

const USAGE = `write "npm run subgraph -- NAME --port PORT", where NAME is one of ${modules.map(({ name }) => name).join(', ')}.`;

/** What the command line asks for: which subgraph, and on which port if it says so. */
export function readArguments(args: string[]): { name: string; port: string | undefined } {
  let read: { values: { port?: string }; positionals: string[] };
  try {
    read = parseArgs({ args, options: { port: { type: 'string' } }, allowPositionals: true });
  } catch (cause) {
    throw new ConfigurationError(`${(cause as Error).message.split('\n')[0]}: ${USAGE}`);
  }
  const [name, ...others] = read.positionals;
  if (name === undefined || others.length > 0)
    throw new ConfigurationError(`One subgraph is served by one process: ${USAGE}`);
  if (!modules.some((module) => module.name === name)) throw new ConfigurationError(`${name} is no subgraph: ${USAGE}`);
  return { name, port: read.values.port };
}

/** Addresses that only programs of this machine reach. */
const LOOPBACK = /^(127\.|::1$|localhost$)/;

/**
 * Serves one subgraph, to its gateway.
 * @throws ConfigurationError when other machines could ask it and it would not know its gateway from them
 */
async function serveSubgraph(): Promise<void> {
  const { name, port } = readArguments(process.argv.slice(2));
  const config = readConfig({ ...process.env, PORT: port || String(subgraphPort(name)) });
  const { gatewaySecret, host } = config;
  if (gatewaySecret === null && !LOOPBACK.test(host)) {
    throw new ConfigurationError(
      `HOST: ${host} can be reached from other machines: set GATEWAY_SECRET, the same for the subgraph and its gateway, or HOST to 127.0.0.1.`,
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

// `npm run subgraph -- finance --port 4105`: serves the part of the graph that one module owns, to a gateway.
if (import.meta.main) await runProgram(serveSubgraph);
