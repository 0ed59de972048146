import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import { modules } from '../modules/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { openStore, type Store } from '../store/open-store.js';
import { type LoadedVersion, outdatedPackages, type ReadVersion, versionReader } from './backend.js';
import { createServer } from './create-server.js';
import { downloadsPlugin } from './downloads/downloads-plugin.js';
import { storeBackend } from './graphql/store-backend.js';
import { listen, stopGracefully } from './lifecycle.js';
import type { Limits } from './limits.js';
import { Metrics } from './operations/metrics.js';
import { createImportRunner } from './packages/import-runner.js';
import { packagesPlugin, packagesUnavailable } from './packages/packages-plugin.js';

/** What a process serves from its store. */
interface ServeOptions {
  /** The name of the process in logs and metrics. */
  service: string;
  schema: GraphQLSchema;
  /** The whole graph, when `schema` is a subgraph. */
  whole?: GraphQLSchema;
  limits?: Partial<Limits>;
  page?: boolean;
  gatewaySecret?: string | null;
  welcome: (address: AddressInfo, version: LoadedVersion | null) => string;
}

/** Opens the store, loads its data and serves a schema until a signal stops the process. */
export async function serveStore(
  config: Config,
  { welcome, service, schema, whole = schema, ...options }: ServeOptions,
): Promise<void> {
  const { database, readOnly, secret, logLevel, publicUrl, contact } = config;
  const store = await openStore(database, modules, { readOnly });
  try {
    if (!readOnly) await importSeeds(store, modules, SHIPPED_SEEDS);
    const readVersion = versionReader(store);
    const metrics = new Metrics(service);
    metrics.watchVersion(readVersion);
    const behindGateway = whole !== schema;
    const downloads = { store, modules, schema: whole, publicUrl, behindGateway, contact };
    const app = await createServer({
      ...options,
      backend: storeBackend({ store, modules, schema }),
      secret,
      logLevel,
      metrics,
      async routes(app) {
        app.register(downloadsPlugin, { ...downloads, gatewaySecret: options.gatewaySecret });
        registerPackages(app, config, store, readVersion, behindGateway);
      },
    });
    for (const { name, reason } of await outdatedPackages(store))
      app.log.warn(
        { package: name, reason },
        `package ${name} is out of date and served as it was last loaded: import it again to fix it`,
      );
    stopGracefully(app, () => store.close());
    const address = await listen(app, config);
    process.stdout.write(welcome(address, await readVersion()));
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

/** Only a process that serves the whole graph and may write imports packages. */
function registerPackages(
  app: FastifyInstance,
  { database, readOnly, secret }: Config,
  store: Store,
  readVersion: ReadVersion,
  behindGateway: boolean,
): void {
  if (readOnly)
    app.register(packagesUnavailable, {
      detail: 'This process cannot write to its database (READ_ONLY). Post packages to one that can.',
    });
  else if (behindGateway)
    app.register(packagesUnavailable, {
      detail:
        'Subgraphs import no packages. Post them to a process that serves the whole graph on the same database ' +
        '(npm start).',
    });
  else app.register(packagesPlugin, { runner: createImportRunner(store, modules, database), readVersion, secret });
}
