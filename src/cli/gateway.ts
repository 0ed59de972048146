import type { Config } from '../config.js';
import { subgraphClient } from '../federation/gateway/index.js';
import { createServer } from '../http/create-server.js';
import { gatewayBackend } from '../http/gateway/gateway-backend.js';
import { gatewayTargets, readSupergraphFile } from '../http/gateway/gateway-targets.js';
import { proxyDownloads } from '../http/gateway/proxy-downloads.js';
import { listen, localUrl, stopGracefully } from '../http/lifecycle.js';
import { Metrics } from '../http/operations/metrics.js';
import { packagesUnavailable } from '../http/packages/packages-plugin.js';

/**
 * How much longer than for one subgraph an operation waits for all: fields that depend on a second subgraph need that
 * time.
 */
const OPERATION_PATIENCE = 1.5;

/** The subgraph that downloads are proxied to: each can make all files, and this one has the least other work. */
const FILES = 'provenance';

const PACKAGES =
  'A gateway has no database: post packages to a process that serves the whole graph on the database ' +
  'of its subgraphs (npm start).';

/** Serves the graph by querying subgraphs; it has no database of its own. */
export async function serveGateway(config: Config): Promise<void> {
  const { secret, logLevel, subgraphTimeoutMs: request } = config;
  const supergraphSdl = readSupergraphFile(config.supergraph);
  const targets = gatewayTargets(supergraphSdl, config);
  const client = subgraphClient(targets, { request, operation: OPERATION_PATIENCE * request });
  const metrics = new Metrics('gateway');
  const app = await createServer({
    backend: await gatewayBackend({ supergraphSdl, client, subgraphs: targets, metrics }),
    secret,
    logLevel,
    metrics,
    async routes(app) {
      app.register(proxyDownloads, { target: targets.find(({ name }) => name === FILES), publicUrl: config.publicUrl });
      app.register(packagesUnavailable, { detail: PACKAGES });
    },
  });
  stopGracefully(app, () => client.close());
  const address = await listen(app, config);
  process.stdout.write(
    `The gateway is running at ${localUrl(address)}/graphql, before ${targets.map(({ name }) => name).join(', ')}.\n`,
  );
}
