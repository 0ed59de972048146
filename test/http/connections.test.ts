import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startTestServer } from './test-server.js';

/** Sends raw text in pieces; returns the response, and the milliseconds until the server disconnected. */
function raw(url: string, pieces: string[], everyMs: number): Promise<{ text: string; ms: number }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const started = Date.now();
    let text = '';
    const socket = connect(Number(port), hostname);
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece !== undefined && socket.writable) socket.write(piece);
    }, everyMs);
    socket.on('data', (data) => {
      text += data.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ text, ms: Date.now() - started });
    });
  });
}

describe('a slow client', () => {
  it('that never ends its headers is disconnected', async () => {
    const server = await startTestServer({ limits: { requestMs: 300, checkEveryMs: 50 } });
    const lines = Array.from({ length: 100 }, (_, i) => `x-slow-${i}: 1\r\n`);
    const { text, ms } = await raw(server.url, ['GET / HTTP/1.1\r\nhost: x\r\n', ...lines], 50);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(2_000);
    await server.close();
  });

  it('that trickles its body is disconnected, although it never stops sending', async () => {
    const server = await startTestServer({ limits: { requestMs: 300, checkEveryMs: 50 } });
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n';
    const { text, ms } = await raw(server.url, [head, ...Array.from({ length: 100 }, () => ' ')], 50);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(2_000);
    await server.close();
  });

  it('that sends nothing at all is disconnected', async () => {
    const server = await startTestServer({ limits: { connectionMs: 200 } });
    const { text, ms } = await raw(server.url, [], 50);
    expect(text).toBe('');
    expect(ms).toBeLessThan(2_000);
    await server.close();
  });

  it('that keeps its connection without a next request is disconnected', async () => {
    const server = await startTestServer({ limits: { keepAliveMs: 200 } });
    const { text, ms } = await raw(server.url, ['GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n'], 10);
    expect(text).toContain('{"status":"live"}');
    // Node adds a second, for a request in transit.
    expect(ms).toBeLessThan(3_000);
    await server.close();
  });
});

describe('a stop', () => {
  it('finishes running requests and accepts no new ones', async () => {
    const server = await startTestServer();
    const running = server.post('{ slow(ms: 400) }');
    await new Promise((resolve) => setTimeout(resolve, 100));
    let closed = false;
    const closing = server.app.close().then(() => {
      closed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed).toBe(false);
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
    expect((await running).body).toEqual({ data: { slow: 'done' } });
    const answered = Date.now();
    await closing;
    // The client would have kept its connection open; the response closed it.
    expect(Date.now() - answered).toBeLessThan(1_000);
    await server.store.close();
  });
});
