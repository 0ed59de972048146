import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DownloadsOptions, downloadsPlugin } from '../../src/http/downloads/downloads-plugin.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { modules } from '../../src/modules/index.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { withPlugin } from './with-plugin.js';

let store: Store;
let options: DownloadsOptions;
beforeAll(async () => {
  store = await openStore({ dialect: 'sqlite', path: ':memory:' }, modules);
  const schema = await buildGraphSchema(modules);
  options = { store, modules, schema, publicUrl: 'https://data.example', contact: null };
});
afterAll(() => store.close());

it('lists all files, serves the schema, and has no files without data', async () => {
  const app = await withPlugin(downloadsPlugin, options);
  const slash = await app.inject('/export/');
  expect([slash.statusCode, slash.headers.location]).toEqual([301, '../export']);
  const list = await app.inject('/export');
  expect(list.json().tables.map(({ sideFile }: { sideFile: string }) => sideFile)).toContain(
    'https://data.example/export/areas.meta.json',
  );
  expect((await app.inject('/schema.graphql')).body).toContain('type Query {');
  for (const url of ['/export/areas.csv', '/catalog.ttl']) {
    const { statusCode, headers } = await app.inject(url);
    expect([url, statusCode, headers['retry-after']]).toEqual([url, 503, '5']);
  }
});

it('rejects unknown tables, and methods other than GET and HEAD', async () => {
  const app = await withPlugin(downloadsPlugin, options);
  const unknown = await app.inject('/export/arreas.csv');
  expect([unknown.statusCode, unknown.json().suggestions]).toEqual([404, ['areas']]);
  const posted = await app.inject({ method: 'POST', url: '/export/areas.csv', payload: { a: 1 } });
  expect([posted.statusCode, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
});

it('requires the gateway secret where one is set, on every route', async () => {
  const app = await withPlugin(downloadsPlugin, { ...options, gatewaySecret: 'shared' });
  for (const url of ['/export', '/export/areas.csv', '/catalog.ttl', '/changes.atom', '/schema.graphql']) {
    expect((await app.inject(url)).statusCode, url).toBe(401);
    expect((await app.inject({ method: 'DELETE', url })).statusCode, url).toBe(401);
  }
  expect((await app.inject({ url: '/export', headers: { 'x-gateway-secret': 'shared' } })).statusCode).toBe(200);
});
