import { describe, expect, it, vi } from 'vitest';
import { FEDERATED, isAlive, processesIn } from '../support/federated-processes.js';
import { startProgram } from '../support/server-process.js';

describe('the start of npm run federated', { timeout: 120_000 }, () => {
  it('uses the given ports, and leaves no processes behind when it is killed itself', async () => {
    // Of this process alone, so that suites that run at the same time do not meet there.
    const base = 20_000 + (process.pid % 1_000) * 8;
    const program = await startProgram({ PORT: String(base), SUBGRAPH_PORT_BASE: String(base + 1) }, FEDERATED);
    await vi.waitFor(() => expect(processesIn(program.output()).size).toBe(7));
    const processes = [...processesIn(program.output()).values()];
    expect(processes.map(({ url }) => Number(new URL(url).port))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((offset) => base + offset),
    );
    program.process.kill('SIGKILL');
    await vi.waitFor(() => expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([]), { timeout: 10_000 });
    await program.stop();
  });

  it('ends when its gateway ends, with everything', async () => {
    const program = await startProgram({}, FEDERATED);
    await vi.waitFor(() => expect(processesIn(program.output()).size).toBe(7));
    const processes = processesIn(program.output());
    process.kill(processes.get('gateway')!.pid, 'SIGKILL');
    await vi.waitFor(() => expect([...processes.values()].filter(({ pid }) => isAlive(pid))).toEqual([]), {
      timeout: 10_000,
    });
    expect(program.output()).toContain(
      'The gateway ended (SIGKILL): the graph cannot be queried any more, so the subgraphs stop too.',
    );
    expect(await program.stop()).toBe(1);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a database that one process has for itself',
      { DATABASE_URL: 'sqlite::memory:' },
      /^DATABASE_URL: a database in memory belongs to one process; name a file/,
    ],
    [
      'a subgraph that does not exist',
      { SUBGRAPH_URLS: 'money=http://127.0.0.1:1/graphql' },
      /^SUBGRAPH_URLS: "money" is not one of the subgraphs that it can be set for/m,
    ],
    ['a secret for one of ours', { PARTNER_SECRETS: 'finance=x' }, /^PARTNER_SECRETS: "finance" is not one of/m],
    [
      'a supergraph that is not there',
      { SUPERGRAPH: 'no-such.graphql' },
      /^SUPERGRAPH: the file no-such\.graphql cannot be read \(ENOENT\)/m,
    ],
    ['a file that is no supergraph', { SUPERGRAPH: 'schema/schema.graphql' }, /^This is not a supergraph/m],
  ])('rejects %s with a clear line, and starts nothing', async (_name, settings, line) => {
    const failure = await startProgram(settings, FEDERATED).then(
      () => 'started',
      ({ message }: Error) => message,
    );
    const said = failure.replace(/^The program ended with 1: /, '');
    expect(said).not.toBe(failure);
    expect(said).toMatch(line);
    expect(said).not.toMatch(/^\s+at /m);
  });
});
