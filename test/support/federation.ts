import type { FastifyInstance } from 'fastify';
import { subgraphClient, type SubgraphTarget } from '../../src/federation/gateway/index.js';
import { subgraphSchema } from '../../src/federation/subgraph/index.js';
import { modules } from '../../src/modules/index.js';
import type { Dialect } from '../../src/store/dialect.js';
import type { Store } from '../../src/store/open-store.js';
import { createServer, type ServerOptions } from '../../src/http/create-server.js';
import { gatewayBackend } from '../../src/http/gateway/gateway-backend.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { storeBackend } from '../../src/http/graphql/store-backend.js';
import { SUBGRAPH_LIMITS } from '../../src/http/limits.js';
import { generatedFiles } from '../../src/cli/schema-files.js';
import { openTestGraph } from './graph.js';
import { addNames } from './names-of-people.js';
import { type Answer, post, send } from './post.js';
import { cutGraph } from './subgraphs.js';

export { type Answer, post } from './post.js';

/** A server of a test, on a port of its own. */
export interface TestServer {
  url: string;
  app: FastifyInstance;
  metrics: Metrics;
  /** Its log, as parsed lines. */
  log: Record<string, unknown>[];
  post(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a whole request: `operationName` too. */
  send(request: object, headers?: Record<string, string>): Promise<Answer>;
}

export const TOKEN_SECRET = new TextEncoder().encode('a secret of tests that is long enough');
export const GATEWAY_SECRET = 'the secret by which subgraphs know it';

async function open(
  parts: Omit<ServerOptions, 'secret' | 'logLevel' | 'metrics' | 'logTo'>,
  metrics: Metrics,
  port = 0,
): Promise<TestServer> {
  const log: TestServer['log'] = [];
  const app = await createServer({
    ...parts,
    metrics,
    secret: TOKEN_SECRET,
    logLevel: 'debug',
    logTo: { write: (line) => log.push(JSON.parse(line)) },
  });
  const url = `${await app.listen({ port, host: '127.0.0.1' })}/graphql`;
  return {
    url,
    app,
    metrics,
    log,
    post: (query, variables, headers) => post(url, query, variables, headers),
    send: (request, headers) => send(url, request, headers),
  };
}

/** The whole graph in one server, the same in six with a gateway before them, all on one store with the
 * seeds and names of people. */
export interface TestFederation {
  store: Store;
  single: TestServer;
  gateway: TestServer;
  subgraphs: ReadonlyMap<string, TestServer>;
  /** Stops a subgraph at once, as if it had been killed. */
  kill(name: string): Promise<void>;
  /** Starts it again at the same address. */
  restart(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface TestFederationOptions {
  /** Other servers in place of subgraphs, or in addition to them, by name. */
  instead?: Record<string, string>;
  supergraphSdl?: string;
  /** Milliseconds that the gateway waits for one subgraph. */
  patience?: number;
}

export async function startTestFederation(
  dialect: Dialect,
  { instead = {}, supergraphSdl, patience = 3_000 }: TestFederationOptions = {},
): Promise<TestFederation> {
  const graph = await openTestGraph(dialect, { fill: addNames });
  const { whole, subgraphs: cut, entities } = await cutGraph();
  const { store } = graph;
  const single = await open(
    { backend: storeBackend({ store, modules, schema: whole }), page: false },
    new Metrics('graph'),
  );
  const openSubgraph = (name: string, port?: number) =>
    open(
      {
        backend: storeBackend({
          store,
          modules,
          schema: subgraphSchema(whole, cut.find((one) => one.name === name)!, entities),
        }),
        limits: SUBGRAPH_LIMITS,
        page: false,
        gatewaySecret: GATEWAY_SECRET,
      },
      new Metrics(name),
      port,
    );
  const subgraphs = new Map(await Promise.all(cut.map(async ({ name }) => [name, await openSubgraph(name)] as const)));

  const urls = { ...Object.fromEntries([...subgraphs].map(([name, { url }]) => [name, url])), ...instead };
  const targets = Object.entries(urls).map(([name, url]): SubgraphTarget => {
    const trusted = subgraphs.has(name);
    return { name, url, trusted, secret: trusted ? GATEWAY_SECRET : null };
  });
  const client = subgraphClient(targets, { request: patience, operation: 1.5 * patience });
  const metrics = new Metrics('gateway');
  const sdl = supergraphSdl ?? (await generatedFiles()).get('schema/supergraph.graphql')!;
  const gateway = await open(
    { backend: await gatewayBackend({ supergraphSdl: sdl, client, subgraphs: targets, metrics }), page: false },
    metrics,
  );

  const stop = async ({ app }: TestServer): Promise<void> => {
    app.server.closeAllConnections();
    await app.close();
  };
  return {
    store,
    single,
    gateway,
    subgraphs,
    kill: (name) => stop(subgraphs.get(name)!),
    async restart(name) {
      subgraphs.set(name, await openSubgraph(name, Number(new URL(urls[name]!).port)));
    },
    async close() {
      await stop(gateway);
      await client.close();
      await Promise.all([single, ...subgraphs.values()].map(stop));
      await graph.close();
    },
  };
}
