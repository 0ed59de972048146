import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dialects } from '../support/dialects.js';
import { createLoadedDatabase } from '../support/loaded-database.js';
import { post } from '../support/federation.js';
import { unexplained } from '../support/compare-answers.js';
import { FEDERATED, isAlive, processesIn, type RunningProcess } from '../support/federated-processes.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const MODULES = ['provenance', 'places', 'indicators', 'policy', 'finance', 'governance'];

const QUERY = `query ($first: Int) {
  municipality(code: "GM0935") { name budgetLines(first: $first) { totalCount nodes { name amount { amount } citations { document { title } } } } projects { name } }
  measurements(first: $first) { nodes { value indicator { name speerpunten { name } } area { name } document { title } } }
  search(text: "scheiding", first: $first) { id node { __typename ... on Speerpunt { name } ... on Intervention { name } } }
}`;

describe.each(dialects())('npm run federated on %s', { timeout: 180_000 }, (dialect) => {
  let database: Awaited<ReturnType<typeof createLoadedDatabase>>;
  let program: ServerProcess;
  let processes: Map<string, RunningProcess>;
  beforeAll(async () => {
    database = await createLoadedDatabase(dialect);
    program = await startProgram({ DATABASE_URL: database.url, SUBGRAPH_TIMEOUT_MS: '2000' }, FEDERATED);
    await vi.waitFor(() => expect(processesIn(program.output()).size).toBe(7));
    processes = processesIn(program.output());
  }, 60_000);
  afterAll(async () => {
    await program.stop();
    await database.drop();
  });

  const ask = (first: number) => post(program.url, QUERY, { first });

  it('prints where the graph is, what to try, and which processes it has', () => {
    expect([...processes.keys()]).toEqual(['gateway', ...MODULES]);
    expect(program.url).toBe(processes.get('gateway')!.url);
    expect(program.output()).toContain('curl -s');
    expect(new Set([...processes.values()].map(({ pid }) => pid)).size).toBe(7);
  });

  it('keeps callers from the subgraphs', async () => {
    for (const name of MODULES) expect((await post(processes.get(name)!.url, '{ _service { sdl } }')).status).toBe(401);
  });

  it('never answers wrongly while subgraphs are killed under load, and completely when they are back', async () => {
    const whole = new Map<number, unknown>();
    for (let first = 1; first <= 8; first += 1) whole.set(first, (await ask(first)).body.data);
    const told = { answers: 0, partial: 0, wrong: [] as string[], slowest: 0 };
    let loading = true;
    let next = 0;
    const callers = Array.from({ length: 2 }, async () => {
      while (loading) {
        const first = 1 + (next++ % 8);
        const { body, ms } = await ask(first);
        told.answers += 1;
        told.slowest = Math.max(told.slowest, ms);
        if (body.errors) told.partial += 1;
        told.wrong.push(...unexplained(body, whole.get(first)));
        // Callers that never pause keep the processors from the subgraphs that start again.
        await wait(50);
      }
    });
    const restarted: ServerProcess[] = [];
    const killAndRestart = async (name: string): Promise<void> => {
      const before = told.partial;
      process.kill(processes.get(name)!.pid, 'SIGKILL');
      await vi.waitFor(() => expect(told.partial).toBeGreaterThan(before), { timeout: 10_000 });
      await vi.waitFor(() => expect(program.output()).toContain(`The subgraph ${name} ended (SIGKILL).`));
      const port = new URL(processes.get(name)!.url).port;
      restarted.push(
        await startProgram({ DATABASE_URL: database.url, READ_ONLY: 'yes' }, [
          'dist/main.js',
          'subgraph',
          name,
          '--port',
          port,
        ]),
      );
      await vi.waitFor(async () => expect((await ask(1)).body.errors).toBeUndefined(), { timeout: 20_000 });
    };
    try {
      // Two at once: each of them must be missed and found again beside the other.
      for (const [index, name] of MODULES.entries())
        if (index % 2 === 0) await Promise.all([killAndRestart(name), killAndRestart(MODULES[index + 1]!)]);
    } finally {
      loading = false;
      await Promise.allSettled(callers);
    }
    await Promise.all(callers);
    expect(told.wrong).toEqual([]);
    expect(told.slowest).toBeLessThan(5_000);
    expect(told.partial).toBeLessThan(told.answers);
    expect((await ask(3)).body).toEqual({ data: whole.get(3) });
    await Promise.all(restarted.map((server) => server.stop()));
  });

  it('stops all of it on one signal', async () => {
    expect(await program.stop()).toBe(0);
    expect([...processes.values()].filter(({ pid }) => isAlive(pid))).toEqual([]);
  });
});
