import { modules } from '../../src/modules/index.js';
import type { Dialect } from '../../src/store/dialect.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { createServer } from '../../src/http/create-server.js';
import { type DownloadsOptions, downloadsPlugin } from '../../src/http/downloads/downloads-plugin.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { storeBackend } from '../../src/http/graphql/store-backend.js';
import type { Limits } from '../../src/http/limits.js';
import { importSeeds } from '../../src/packages/index.js';
import { createDatabase } from './dialects.js';
import { createLoadedDatabase } from './loaded-database.js';
import { addNames } from './names-of-people.js';
import { type Answer, post } from './post.js';

/** A server with files, the catalogue and the feed, and the seeds and names of people in a store of its own. */
export interface ExportServer {
  base: string;
  store: Store;
  log: Record<string, unknown>[];
  /** Gets an address from the root of the service. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  text(path: string): Promise<string>;
  bytes(path: string): Promise<Uint8Array>;
  post(query: string, variables?: object): Promise<Answer>;
  close(): Promise<void>;
}

export type ExportServerOptions = Pick<DownloadsOptions, 'limits'> & {
  publicUrl?: string;
  contact?: string;
  inMemory?: boolean;
  empty?: boolean;
  serverLimits?: Partial<Limits>;
};

/** @param options `inMemory`: SQLite in memory, in place of a file */
export async function startExportServer(
  dialect: Dialect,
  { publicUrl, contact, limits, inMemory = false, empty = false, serverLimits }: ExportServerOptions = {},
): Promise<ExportServer> {
  const { target, drop } = await (empty || inMemory ? createDatabase(dialect) : createLoadedDatabase(dialect));
  const store = await openStore(target, modules);
  if (inMemory) await importSeeds(store, modules, 'seeds');
  if (!empty) await addNames(store);
  const schema = await buildGraphSchema(modules);
  const log: ExportServer['log'] = [];
  const options = { store, modules, schema, publicUrl: publicUrl ?? null, contact: contact ?? null, limits };
  const app = await createServer({
    backend: storeBackend({ store, modules, schema }),
    metrics: new Metrics('test'),
    secret: null,
    logLevel: 'info',
    page: false,
    limits: serverLimits,
    logTo: { write: (line) => log.push(JSON.parse(line)) },
    routes: async (app) => {
      app.register(downloadsPlugin, options);
    },
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const get: ExportServer['get'] = (address, headers = {}, method = 'GET') =>
    fetch(`${base}${address}`, { method, headers: { 'accept-encoding': 'identity', ...headers } });
  return {
    base,
    store,
    log,
    get,
    text: async (address) => (await get(address)).text(),
    bytes: async (address) => new Uint8Array(await (await get(address)).arrayBuffer()),
    post: (query, variables) => post(`${base}/graphql`, query, variables),
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await store.close();
      await drop();
    },
  };
}

/** So many further measurements, each of a month of its own: the largest table, made larger. */
export async function addMeasurements({ store }: ExportServer, count: number, areas: number): Promise<void> {
  const db = store.fork().getKysely<{ measurement: Record<string, unknown> }>();
  for (let from = 0; from < count; from += 500) {
    await db
      .insertInto('measurement')
      .values(
        Array.from({ length: Math.min(500, count - from) }, (_, index) => {
          const at = from + index;
          const [area, month] = [`X${String(at % areas).padStart(5, '0')}`, Math.floor(at / areas)];
          const period = `${1900 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
          return {
            indicator: 'inwoners',
            area,
            period,
            added: 1,
            changed: 1,
            start_on: `${period}-01`,
            year: Number(period.slice(0, 4)),
            value: at,
            quality: 'NORMAL',
            rank: 1,
            document: 'rib-maastricht-2025',
            locator: 'Bijlage 1',
            package: 'test',
          };
        }),
      )
      .execute();
  }
}
