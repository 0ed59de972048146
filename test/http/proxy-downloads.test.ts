import { EventEmitter, once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SubgraphTarget } from '../../src/federation/gateway/index.js';
import { createServer } from '../../src/http/create-server.js';
import { downloadsPlugin } from '../../src/http/downloads/downloads-plugin.js';
import { proxyDownloads } from '../../src/http/gateway/proxy-downloads.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { storeBackend } from '../../src/http/graphql/store-backend.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { modules } from '../../src/modules/index.js';
import { openLoadedStore } from '../support/graph.js';
import { withPlugin } from './with-plugin.js';

const SECRET = 'what a gateway and its subgraphs share';

describe('a gateway', () => {
  const closing: (() => Promise<void>)[] = [];
  let behind: string;
  let gateway: string;
  let lonely: string;

  beforeAll(async () => {
    const { store, close } = await openLoadedStore('sqlite');
    const schema = await buildGraphSchema(modules);
    const backend = storeBackend({ store, modules, schema });
    const listen = async (
      parts: Pick<Parameters<typeof createServer>[0], 'routes' | 'gatewaySecret'>,
    ): Promise<string> => {
      const app = await createServer({
        backend,
        metrics: new Metrics('test'),
        secret: null,
        logLevel: 'silent',
        page: false,
        ...parts,
      });
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      closing.push(async () => {
        app.server.closeAllConnections();
        await app.close();
      });
      return url;
    };
    const gatewaySecret = SECRET;
    behind = await listen({
      gatewaySecret,
      async routes(app) {
        const options = { store, modules, schema, publicUrl: null, behindGateway: true, contact: null, gatewaySecret };
        app.register(downloadsPlugin, options);
      },
    });
    const target: SubgraphTarget = { name: 'provenance', url: `${behind}/graphql`, trusted: true, secret: SECRET };
    const proxy = (to?: SubgraphTarget) =>
      listen({
        async routes(app) {
          app.register(proxyDownloads, { target: to, publicUrl: null });
        },
      });
    gateway = await proxy(target);
    lonely = await proxy();
    closing.push(close);
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('proxies downloads, with its own URL in them', async () => {
    const response = await fetch(`${gateway}/export/measurements.csv?areas=GM0935`);
    const etag = response.headers.get('etag')!;
    expect((await response.text()).trimEnd().split('\r\n')).toHaveLength(
      Number(response.headers.get('x-row-count')) + 1,
    );
    expect(response.headers.get('link')).toContain(`<${gateway}/export/measurements.csv?areas=GM0935>; rel="cite-as"`);
    expect(
      (await fetch(`${gateway}/export/measurements.csv?areas=GM0935`, { headers: { 'if-none-match': etag } })).status,
    ).toBe(304);
    const english = await fetch(`${gateway}/export/measurements.csv?areas=GM0935&lang=EN`);
    expect(await english.text()).toContain('Share of young people under 18 with youth care');
    expect(english.headers.get('etag')).not.toBe(etag);
    expect((await fetch(`${gateway}/export/measurements.csv?lang=DE`)).status).toBe(400);
    expect((await fetch(`${gateway}/export/measurements.csv?area=GM0935`)).status).toBe(400);
    expect(await (await fetch(`${gateway}/catalog.ttl`)).text()).toContain(`<${gateway}/catalog>`);
    expect((await fetch(`${gateway}/export/`)).url).toBe(`${gateway}/export`);
    const head = await fetch(`${gateway}/export/areas.zip`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const posted = await fetch(`${gateway}/export/areas.csv`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is the only client that the process behind it accepts', async () => {
    for (const address of ['/export', '/export/measurements.csv', '/catalog.ttl', '/schema.graphql'])
      expect((await fetch(behind + address)).status, address).toBe(401);
  });

  it('answers 501 without a process to proxy to', async () => {
    const response = await fetch(`${lonely}/export/measurements.csv`);
    expect([response.status, await response.json()]).toEqual([
      501,
      expect.objectContaining({ title: 'Not served here' }),
    ]);
  });
});

describe('the proxy alone', () => {
  it('answers 502 when the process behind it does not respond', async () => {
    const target: SubgraphTarget = {
      name: 'provenance',
      url: 'http://127.0.0.1:1/graphql',
      trusted: true,
      secret: null,
    };
    const app = await withPlugin(proxyDownloads, { target, publicUrl: null });
    const response = await app.inject('/export/areas.csv');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([502, '5']);
  });

  it('logs no error when the client disconnects before the answer', async () => {
    // Accepts requests, and never answers them.
    const silent = createHttpServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const arrived = once(silent, 'request');
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const lines: { level: number; msg: string }[] = [];
    const log = new EventEmitter();
    const ended = once(log, 'ended');
    const stream = {
      write(text: string) {
        const line = JSON.parse(text);
        lines.push(line);
        if (line.msg.includes('aborted')) log.emit('ended');
      },
    };
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/graphql`;
    const target: SubgraphTarget = { name: 'provenance', url, trusted: true, secret: null };
    const app = await withPlugin(proxyDownloads, { target, publicUrl: null }, { stream });
    const leave = new AbortController();
    const asked = fetch(`${await app.listen({ port: 0, host: '127.0.0.1' })}/export/areas.csv`, {
      signal: leave.signal,
    });
    await arrived;
    leave.abort();
    await expect(asked).rejects.toThrow();
    await ended;
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  });

  it('answers 501 without a process behind it', async () => {
    const app = await withPlugin(proxyDownloads, { target: undefined, publicUrl: null });
    expect((await app.inject('/catalog.ttl')).statusCode).toBe(501);
    expect((await app.inject({ method: 'PUT', url: '/catalog.ttl' })).statusCode).toBe(405);
  });
});
