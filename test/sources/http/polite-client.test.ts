import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { version } from '../../../src/contract/version.js';
import { testClock } from '../../support/sources/clock.js';
import { type FaultyServer, startFaultyServer } from '../../support/sources/faulty-server.js';

describe('the polite client', () => {
  let server: FaultyServer;
  let clock: ReturnType<typeof testClock>;
  beforeEach(async () => {
    server = await startFaultyServer(({ pathname }) =>
      pathname === '/none'
        ? { status: 404, body: { error: { message: 'Resource not found' } } }
        : { body: { path: pathname, padding: 'x'.repeat(2_000) } },
    );
    clock = testClock();
  });
  afterEach(() => server.close());

  const client = (options = {}) => new PoliteClient({ clock, pauseMs: 0, ...options });
  const waited = () => clock.waits.filter((wait) => wait > 0);

  it('identifies itself and its operator', async () => {
    await client().getJson(`${server.url}/a`);
    await client({ contact: 'mailto:data@regio.example' }).getJson(`${server.url}/a`);
    expect(server.userAgents).toEqual([`jeugdgraaf/${version}`, `jeugdgraaf/${version} (+mailto:data@regio.example)`]);
  });

  it('sends one request at a time with a pause in between, also when many are made at once', async () => {
    const one = client({ pauseMs: 250 });
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => one.getJson(server.url + path)));
    expect(answers.map(({ json }) => (json as { path: string }).path)).toEqual(['/a', '/b', '/c']);
    expect(server.atOnce()).toBe(1);
    expect(clock.waits).toEqual([250, 250]);
  });

  it('waits as long as a busy server requests, in seconds or until a date', async () => {
    const until = new Date(clock.now() + 17_000).toUTCString();
    server.failNext(
      '/a',
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503, headers: { 'retry-after': until } },
    );
    const notes: string[] = [];
    await client({ onRetry: (text: string) => notes.push(text) }).getJson(`${server.url}/a`);
    expect(waited()).toEqual([7_000, 10_000]);
    expect(notes[0]).toBe(`${new URL(server.url).host}/a answered 429; retrying in 7 seconds (1 of 5).`);
  });

  it('retries after errors, broken connections and maintenance pages, with doubled delays', async () => {
    server.failNext('/a', { status: 500 }, 'cut', 'html', { status: 502 });
    const { json } = await client().getJson(`${server.url}/a`);
    expect(json).toMatchObject({ path: '/a' });
    expect(waited()).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('fails after a number of attempts, and states where and why', async () => {
    server.failNext('/a', { status: 500 }, { status: 500 }, { status: 500 });
    await expect(client({ attempts: 3 }).getJson(`${server.url}/a?$filter=x`)).rejects.toThrow(
      `${new URL(server.url).host}/a answered 500, 3 times. Try again later.`,
    );
    expect(server.requests).toHaveLength(3);
  });

  it('does not retry when the answer is 404', async () => {
    await expect(client().getJson(`${server.url}/none`)).rejects.toThrow(
      '/none answered 404 (Resource not found). Check the name of the table, upper and lower case included.',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('does not wait beyond its time limit', async () => {
    server.failNext('/a', { status: 429, headers: { 'retry-after': '3600' } });
    await expect(client({ timeLimitMs: 60_000 }).getJson(`${server.url}/a`)).rejects.toThrow(
      'Waiting 60 minutes would exceed the time limit of 60 seconds: allow more time, or try again later.',
    );
    expect(waited()).toEqual([]);
  });

  it('sends no request after its time limit', async () => {
    const one = client({ timeLimitMs: 600_000 });
    await clock.wait(600_000);
    await expect(one.getJson(`${server.url}/a`)).rejects.toThrow('The time limit of 10 minutes has passed');
    expect(server.requests).toEqual([]);
  });

  it('aborts a request that is never answered', async () => {
    server.failNext('/a', 'never');
    await client({ requestTimeoutMs: 500 }).getJson(`${server.url}/a`);
    expect(server.requests).toHaveLength(2);
  });

  it('continues with the next request after one that failed', async () => {
    const one = client();
    await expect(one.getJson(`${server.url}/none`)).rejects.toThrow('404');
    expect((await one.getJson(`${server.url}/a`)).json).toMatchObject({ path: '/a' });
  });

  it('reports that a server cannot be reached', async () => {
    await server.close();
    await expect(client({ attempts: 2 }).getJson(`${server.url}/a`)).rejects.toThrow(
      /could not be read \(ECONNREFUSED\), 2 times\. Check the connection and the base address\.$/,
    );
  });
});
