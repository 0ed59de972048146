import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { subgraphSchema, subgraphsOf } from '../federation/index.js';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { buildGraphSchema } from './build-schema.js';
import { failureText } from './command.js';
import { serve } from './start.js';
import { SUBGRAPH_LIMITS } from './subgraph-limits.js';
import { subgraphPort } from './subgraph-ports.js';
import { localUrl } from './welcome-text.js';

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
  if (name === undefined || others.length > 0) throw new ConfigurationError(`One subgraph is served by one process: ${USAGE}`);
  if (!modules.some((module) => module.name === name)) throw new ConfigurationError(`${name} is no subgraph: ${USAGE}`);
  return { name, port: read.values.port };
}

async function run(): Promise<void> {
  const { name, port } = readArguments(process.argv.slice(2));
  const config = readConfig({ ...process.env, PORT: port || String(subgraphPort(name)) });
  const schema = await buildGraphSchema(modules);
  const { subgraphs, entities } = subgraphsOf(modules, schema);
  const subgraph = subgraphs.find((one) => one.name === name)!;
  await serve(config, {
    schema: subgraphSchema(schema, subgraph, entities),
    limits: SUBGRAPH_LIMITS,
    page: false,
    welcome: (address, version) => `Subgraph ${name} is running at ${localUrl(address)}/graphql (data version ${version?.id ?? 'none'}).\n`,
  });
}

/** `npm run subgraph -- finance --port 4105`: serves the part of the graph that one module owns, to a gateway. */
export async function startSubgraph(): Promise<void> {
  try {
    await run();
  } catch (cause) {
    process.stderr.write(`${failureText(cause)}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await startSubgraph();
