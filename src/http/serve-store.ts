import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import type { LoadedVersion } from './backend.js';
import { createServer } from './create-server.js';
import { catalogRoutes } from './downloads/catalog-route.js';
import { changesRoute } from './downloads/changes-route.js';
import { exportRoutes } from './downloads/export-route.js';
import { storeBackend } from './graphql/store-backend.js';
import { listen, stopGracefully } from './lifecycle.js';
import type { Limits } from './limits.js';
import { Metrics } from './operations/metrics.js';
import { createImportRunner } from './packages/import-runner.js';
import { packagesUnavailable, packagesRoutes } from './packages/packages-plugin.js';
import type { AddRoutes } from './problem.js';
import { modules } from '../modules/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { openStore, type Store } from '../store/open-store.js';

/** What is served, on a store that holds the data. */
interface Served {
  /** What this process is called in metrics. */
  service: string;
  schema: GraphQLSchema;
  /** The whole graph, where `schema` is a part of it. */
  whole?: GraphQLSchema;
  limits?: Partial<Limits>;
  page?: boolean;
  gatewaySecret?: string | null;
  welcome: (address: AddressInfo, version: LoadedVersion | null) => string;
}

/** Serves a schema until a signal stops it: store, data, graph, door. */
export async function serveStore(
  config: Config,
  { welcome, service, schema, whole = schema, ...served }: Served,
): Promise<void> {
  const { database, readOnly, secret, logLevel, publicUrl, contact } = config;
  const store = await openStore(
    database,
    modules.flatMap(({ entities }) => entities),
    { readOnly },
  );
  try {
    if (!readOnly) await importSeeds(store, modules, SHIPPED_SEEDS);
    const backend = storeBackend({ store, modules, schema });
    const metrics = new Metrics(service);
    metrics.watchVersion(backend.readVersion);
    const house = { store, modules, schema: whole, publicUrl, behindGateway: whole !== schema };
    const routes = [
      exportRoutes(house),
      catalogRoutes({ ...house, contact }),
      changesRoute(house),
      packagesHere(config, house),
    ];
    const app = await createServer({ backend, secret, logLevel, metrics, routes, ...served });
    stopGracefully(app, () => store.close());
    const listening = await listen(app, config);
    process.stdout.write(welcome(listening, await backend.readVersion()));
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

/** Packages are taken by a process that serves the whole graph and may write. */
function packagesHere(
  { database, readOnly, secret }: Config,
  { store, behindGateway }: { store: Store; behindGateway: boolean },
): AddRoutes {
  if (readOnly)
    return packagesUnavailable(
      'This process only reads its database (READ_ONLY): post packages to one on the primary that may write.',
    );
  if (behindGateway)
    return packagesUnavailable(
      'Subgraphs take no packages: post them to a process that serves the whole graph on the same database (npm start).',
    );
  return packagesRoutes({ runner: createImportRunner(store, modules, database), secret });
}
