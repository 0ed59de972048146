import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { descriptorOf } from '../../src/packages/write/describe-packages.js';
import { importSeeds } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { modules } from '../../src/modules/index.js';
import type { Dialect } from '../../src/store/dialect.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { mintToken, type WriterClaims } from '../../src/http/authenticate.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { createImportRunner, type ImportRunner } from '../../src/http/packages/import-runner.js';
import { versionReader } from '../../src/http/backend.js';
import { createServer } from '../../src/http/create-server.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { type PackageLimits, packagesPlugin } from '../../src/http/packages/packages-plugin.js';
import { storeBackend } from '../../src/http/graphql/store-backend.js';
import { createDatabase } from './dialects.js';
import { type Answer, post } from './post.js';

export const PACKAGES_SECRET = 'a secret for tests of packages that is long enough';

const KEY = new TextEncoder().encode(PACKAGES_SECRET);

/** The claims of a region that may bring measurements of its own areas. */
export const REGION: WriterClaims = { sub: 'regio-zuid', areas: ['JZ01'], kinds: ['measurements'] };

export interface PackagesServer {
  base: string;
  store: Store;
  log: Record<string, unknown>[];
  post(
    zip: Uint8Array,
    options?: { token?: string | null; query?: string; headers?: Record<string, string> },
  ): Promise<Posted>;
  ask(query: string): Promise<Answer>;
  close(): Promise<void>;
}

export interface Posted {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what the tests look at.
  body: any;
}

export function writeToken(claims: object = REGION, scope = 'packages:write'): Promise<string> {
  return mintToken(KEY, [scope], '1h', claims);
}

/** An archive of files by path. */
export function zipped(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** An archive of one package, with the descriptor that fits. */
export function zippedPackage(name: string, files: Record<string, string>): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-zipped-'));
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  const descriptor = descriptorOf(readPackageFiles(folder, modules)[0]!, modules).toString();
  rmSync(folder, { recursive: true });
  return zipped(
    Object.fromEntries(
      Object.entries({ ...files, 'datapackage.json': descriptor }).map(([file, text]) => [`${name}/${file}`, text]),
    ),
  );
}

/** Posts to a server that runs. */
export async function postPackage(
  base: string,
  zip: Uint8Array,
  { token, query = '', headers = {} }: { token?: string | null; query?: string; headers?: Record<string, string> } = {},
): Promise<Posted> {
  const authorization: Record<string, string> =
    token === null ? {} : { authorization: `Bearer ${token ?? (await writeToken())}` };
  const response = await fetch(`${base}/packages${query}`, {
    method: 'POST',
    body: zip as never,
    headers: { 'content-type': 'application/zip', ...authorization, ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** A server that takes packages, with those of a folder in a store of its own. */
export async function startPackagesServer(
  dialect: Dialect,
  folder: string,
  options: {
    limits?: Partial<PackageLimits>;
    secret?: Uint8Array | null;
    runner?: (usual: ImportRunner) => ImportRunner;
  } = {},
): Promise<PackagesServer> {
  const { limits = {}, secret = KEY, runner = (usual) => usual } = options;
  const { target, drop } = await createDatabase(dialect);
  const store = await openStore(target, modules);
  await importSeeds(store, modules, folder);
  const log: PackagesServer['log'] = [];
  const app = await createServer({
    backend: storeBackend({ store, modules, schema: await buildGraphSchema(modules) }),
    metrics: new Metrics('test'),
    secret,
    logLevel: 'info',
    page: false,
    logTo: { write: (line) => log.push(JSON.parse(line)) },
    routes: async (app) => {
      app.register(packagesPlugin, {
        runner: runner(createImportRunner(store, modules, target)),
        readVersion: versionReader(store),
        secret,
        limits: { perMinute: 1000, ...limits },
      });
    },
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    base,
    store,
    log,
    post: (zip, given) => postPackage(base, zip, given),
    ask: (query) => post(`${base}/graphql`, query),
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await store.close();
      await drop();
    },
  };
}
