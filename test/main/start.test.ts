import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../support/server-process.js';

describe('npm start', { timeout: 120_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-start-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function dataVersionOf(url: string): Promise<unknown> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ dataVersion { id importedAt facts } }"}',
    });
    return ((await response.json()) as { data: { dataVersion: unknown } }).data.dataVersion;
  }

  it('loads the seeds into a new file, prints where it listens and what to try, and stops cleanly', async () => {
    const program = await startProgram({ DATABASE_URL: `sqlite:${join(folder, 'new', 'graph.sqlite')}` });
    const version = await dataVersionOf(program.url);
    expect(version).toMatchObject({ id: expect.stringMatching(/^1-/) });
    expect(program.output()).toContain(program.url);
    expect(program.output()).toContain('curl');
    expect(await program.stop()).toBe(0);

    const again = await startProgram({ DATABASE_URL: `sqlite:${join(folder, 'new', 'graph.sqlite')}` });
    expect(await dataVersionOf(again.url)).toEqual(version);
    expect(await again.stop()).toBe(0);
  });

  it.each([
    ['the signal', 1],
    ['a signal that comes twice at once, from a service manager and from the launcher', 2],
  ])('answers every request that was sent before %s, also those it had not read yet', async (_name, signals) => {
    const program = await startProgram();
    const query = (first: number) =>
      `{ municipalities(first: ${first}) { nodes { code within { code } measurements(first: 5) { nodes { value } } } } }`;
    const answers = Array.from({ length: 30 }, async (_, index) => {
      const response = await fetch(program.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: query(342 - index) }),
      });
      return [response.status, 'errors' in ((await response.json()) as object)];
    });
    await Promise.race(answers);
    for (let sent = 1; sent < signals; sent += 1) program.process.kill('SIGTERM');
    const ended = program.stop();
    expect(new Set((await Promise.all(answers)).map(String))).toEqual(new Set(['200,false']));
    expect(await ended).toBe(0);
  });

  it('stops at once at the second signal', async () => {
    const program = await startProgram();
    // A connection that has sent half a request, which the server has begun to read, keeps it waiting.
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1', () =>
      socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n'),
    );
    socket.on('error', () => {});
    expect(String((await once(socket, 'data'))[0])).toContain('100 Continue');
    program.process.kill('SIGTERM');
    await wait(1_200);
    expect(program.process.exitCode).toBeNull();
    expect(await program.stop()).toBe(1);
  });

  it.each([
    [{ PORT: 'abc' }, /^PORT/m],
    [{ PORT: '70000' }, /^PORT/m],
    [{ DATABASE_URL: 'mysql://root:geheim@localhost/x' }, /^DATABASE_URL/m],
    [{ DATABASE_URL: 'postgres://nobody:geheim@127.0.0.1:1/x' }, /^DATABASE_URL.*ECONNREFUSED: no server answers/m],
    [{ DATABASE_URL: 'sqlite:/dev/null/x.sqlite' }, /^DATABASE_URL/m],
    [{ HOST: '256.0.0.1' }, /^HOST/m],
  ])('rejects %j with one clear line', async (env, line) => {
    const failure = await startProgram(env as Record<string, string>).then(
      () => 'started',
      (error: Error) => error.message,
    );
    const said = failure.replace(/^The program ended with 1: /, '');
    expect(said).not.toBe(failure);
    expect(said).toMatch(line);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).not.toMatch(/geheim|\bat .*:\d+:\d+|node_modules/);
  });
});
