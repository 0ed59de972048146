import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from './test-server.js';
import { type ExportServer, startExportServer } from '../support/exports.js';

describe('every response about the data has its version in a header', () => {
  let server: ExportServer;
  let version: string;
  beforeAll(async () => {
    server = await startExportServer('sqlite');
    version = (await server.post('{ dataVersion { id } }')).body.data.dataVersion.id;
  });
  afterAll(() => server.close());

  it.each([
    ['/export', 200],
    ['/export/measurements.csv?area=GM0935', 400],
    ['/export/measurments.csv', 404],
    ['/changes.atom?since=2026-01-01', 400],
    ['/schema.graphql', 200],
    ['/graphql', 400],
    ['/graphql?query={nothing}', 400],
  ])('%s, answered with %i', async (address, status) => {
    const answer = await server.get(address);
    expect([answer.status, answer.headers.get('x-data-version')]).toEqual([status, version]);
    await answer.text();
  });

  it('also 304 responses', async () => {
    for (const address of ['/schema.graphql', '/changes.atom', '/catalog.ttl', '/export/areas.csv']) {
      const first = await server.get(address);
      await first.text();
      const held = await server.get(address, { 'if-none-match': first.headers.get('etag')! });
      expect([held.status, held.headers.get('x-data-version')], address).toEqual([304, version]);
    }
  });

  it('and no other response', async () => {
    const { url, close } = await startTestServer();
    for (const address of ['/health/live', '/health/ready', '/metrics', '/', '/assets/none.js', '/nowhere']) {
      const answer = await fetch(url + address);
      expect(answer.headers.get('x-data-version'), address).toBeNull();
      await answer.text();
    }
    await close();
  });
});

describe('a response without a version', () => {
  const rejected = (url: string) =>
    fetch(`${url}/graphql`, { method: 'POST', body: 'no JSON', headers: { 'content-type': 'application/json' } });

  it('is sent without the header when there is no data', async () => {
    const server = await startTestServer({ empty: true });
    const answer = await rejected(server.url);
    expect([answer.status, answer.headers.get('x-data-version')]).toEqual([400, null]);
    await server.close();
  });

  it('is sent without the header when the database fails', async () => {
    const server = await startTestServer();
    await server.store.close();
    const answer = await rejected(server.url);
    expect([answer.status, answer.headers.get('x-data-version')]).toEqual([400, null]);
    expect(((await answer.json()) as { errors: { message: string }[] }).errors[0]!.message).toContain('is not JSON');
    await server.app.close();
  });

  it('does not wait for a busy database', async () => {
    const server = await startTestServer();
    let goOn = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const held = server.store
      .fork()
      .getKysely()
      .connection()
      .execute(() => waiting);
    const answer = await rejected(server.url);
    expect([answer.status, answer.headers.get('x-data-version')]).toEqual([400, null]);
    goOn();
    await held;
    await server.close();
  });
});
