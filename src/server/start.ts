import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { type Config, readConfig } from '../config.js';
import { importSeeds, SHIPPED_SEEDS } from '../ingest/index.js';
import { modules } from '../modules/index.js';
import { openStore } from '../persistence/open-store.js';
import { ConfigurationError } from '../shared/errors.js';
import { buildGraphSchema } from './build-schema.js';
import { failureText } from './command.js';
import { createServer } from './create-server.js';
import { type LoadedVersion, versionReader } from './data-version.js';
import type { Limits } from './limits.js';
import { stopGracefully } from './stop-gracefully.js';
import { welcomeText } from './welcome-text.js';

const LISTENING_FAILS: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ port }) => `PORT: ${port} is in use by another program; stop it, or set PORT to another number (0 takes any free one).`,
  EACCES: ({ port }) => `PORT: ${port} may not be used by this account; set PORT to a number of 1024 or more.`,
  EADDRNOTAVAIL: ({ host }) => `HOST: ${host} is no address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
  ENOTFOUND: ({ host }) => `HOST: ${host} is not known; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
  EAI_AGAIN: ({ host }) => `HOST: ${host} cannot be looked up now; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
};

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host, listenTextResolver: () => 'listening' });
  } catch (cause) {
    const explain = LISTENING_FAILS[(cause as NodeJS.ErrnoException).code ?? ''];
    throw explain ? new ConfigurationError(explain(config)) : cause;
  }
}

/** What is served, on a store that holds the data. */
export interface Served {
  schema: GraphQLSchema;
  limits?: Partial<Limits>;
  page?: boolean;
  welcome: (address: AddressInfo, version: LoadedVersion | null) => string;
}

/** Serves a schema until a signal stops it: settings, store, data, graph, door. */
export async function serve(config: Config, { welcome, ...served }: Served): Promise<void> {
  const store = await openStore(config.database, modules.flatMap(({ entities }) => entities));
  try {
    await importSeeds(store, modules, SHIPPED_SEEDS);
    const app = await createServer({ store, modules, secret: config.secret, logLevel: config.logLevel, ...served });
    stopGracefully(app, store);
    await listen(app, config);
    process.stdout.write(welcome(app.server.address() as AddressInfo, await versionReader(store)()));
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

/** Starts the server. What stops the start is told on stderr, with exit code 1. */
export async function start(): Promise<void> {
  try {
    await serve(readConfig(), { schema: await buildGraphSchema(modules), welcome: welcomeText });
  } catch (cause) {
    process.stderr.write(`${failureText(cause)}\n`);
    process.exit(1);
  }
}
