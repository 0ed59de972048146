import { describe, expect, it } from 'vitest';
import { startTestServer } from './test-server.js';

describe('health', () => {
  it('is live as a process, and ready when the database answers and holds data', async () => {
    const server = await startTestServer();
    const live = await fetch(`${server.url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', dataVersion: '1-test', facts: 3 }]);
    await server.close();
  });

  it('is not ready while no data has been loaded', async () => {
    const server = await startTestServer({ empty: true });
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'no data has been loaded' }]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await server.close();
  });

  it('is not ready when the database is gone, without its error text', async () => {
    const server = await startTestServer();
    await server.store.close();
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'the database does not answer' }]);
    await server.app.close();
  });

  it('does not fill the log', async () => {
    const server = await startTestServer();
    await fetch(`${server.url}/health/ready`);
    expect(server.log.filter(({ msg }) => msg === 'request')).toEqual([]);
    await server.close();
  });
});
