import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startTestServer } from './test-server.js';

/** Sends exactly these lines, and returns the status line of the response. */
function statusLine(url: string, ...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(String(answer).split('\r\n')[0]!);
    });
    socket.once('error', reject);
  });
}

describe('health', () => {
  it('is live as a process, and ready when the database answers and has data', async () => {
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
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'no data has been loaded' },
    ]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await server.close();
  });

  it('is not ready when the database fails, without its error text', async () => {
    const server = await startTestServer();
    await server.store.close();
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'the database does not answer' },
    ]);
    await server.app.close();
  });

  it('is reported to load balancers, which use HTTP/1.0 without a Host header; the graph requires a valid one', async () => {
    const server = await startTestServer();
    expect(await statusLine(server.url, 'GET /health/ready HTTP/1.0')).toBe('HTTP/1.1 200 OK');
    expect(await statusLine(server.url, 'GET /health/live HTTP/1.1', 'Host: a b')).toBe('HTTP/1.1 400 Bad Request');
    expect(await statusLine(server.url, 'GET /graphql?query={__typename} HTTP/1.0')).toBe('HTTP/1.1 400 Bad Request');
    await server.close();
  });

  it('is not logged', async () => {
    const server = await startTestServer();
    await fetch(`${server.url}/health/ready`);
    expect(server.log.filter(({ msg }) => msg === 'request')).toEqual([]);
    await server.close();
  });
});
