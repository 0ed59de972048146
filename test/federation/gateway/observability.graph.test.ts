import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, startTestFederation, type TestFederation } from '../../support/federation.js';
import { dialects } from '../../support/graph.js';
import { metricIn } from '../../support/metric.js';

const QUERY =
  'query Named { municipality(code: "GM0935") { name budgetLines { totalCount } measurements(first: 1) { nodes { document { title } } } } }';

async function metric({ app }: TestServer, name: string, ...labels: string[]): Promise<number> {
  return metricIn((await app.inject('/metrics')).body, name, ...labels);
}

describe.each(dialects())('logs and metrics of the gateway on %s', (dialect) => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await startTestFederation(dialect);
  });
  afterAll(() => federation.close());

  it('carry the request id to every subgraph, into their SQL log, and back', async () => {
    const { headers } = await federation.gateway.post(QUERY, {}, { 'x-request-id': 'one-request' });
    expect(headers.get('x-request-id')).toBe('one-request');
    for (const name of ['places', 'finance', 'indicators', 'provenance']) {
      const lines = federation.subgraphs.get(name)!.log.filter(({ reqId }) => reqId === 'one-request');
      expect(
        lines.filter(({ msg, service }) => msg === 'request' && service === name),
        name,
      ).toHaveLength(1);
      const statements = lines.filter(({ msg }) => msg === 'sql');
      expect(statements.length, name).toBe(lines.find(({ msg }) => msg === 'request')!.statements);
      for (const { sql, ms, rows } of statements)
        expect([sql, ms, rows], name).toEqual([
          expect.stringMatching(/^select /),
          expect.any(Number),
          expect.any(Number),
        ]);
    }
    expect(federation.subgraphs.get('policy')!.log.filter(({ reqId }) => reqId === 'one-request')).toEqual([]);
    expect(federation.gateway.log).toContainEqual(
      expect.objectContaining({ msg: 'request', reqId: 'one-request', operation: 'Named', subgraphRequests: 4 }),
    );
  });

  it('contain no value of the query', async () => {
    for (const { log } of federation.subgraphs.values()) log.length = 0;
    await federation.gateway.post(
      'query ($s: String!) { areas(filter: { search: $s }) { nodes { name budgetLines { totalCount } } } search(text: $s) { id } }',
      { s: 'hunter2' },
    );
    const all = JSON.stringify([federation.gateway, ...federation.subgraphs.values()].map(({ log }) => log));
    expect(all).toContain('"msg":"sql"');
    expect(all).not.toContain('hunter2');
  });

  it('count requests to subgraphs by outcome, and new plans', async () => {
    const requested = () =>
      metric(
        federation.gateway,
        'jeugdgraaf_subgraph_request_duration_seconds_count',
        'subgraph="finance"',
        'outcome="answered"',
      );
    const planned = () => metric(federation.gateway, 'jeugdgraaf_query_plans_total');
    const [requestedBefore, plannedBefore] = [await requested(), await planned()];
    for (let first = 1; first <= 5; first += 1)
      await federation.gateway.post('query Counted($first: Int) { budgetLines(first: $first) { totalCount } }', {
        first,
      });
    expect((await requested()) - requestedBefore).toBe(5);
    expect((await planned()) - plannedBefore).toBe(1);
  });

  it('name the data version, by which an answer can be cached', async () => {
    const { url } = federation.gateway;
    const get = (headers = {}) =>
      fetch(`${url}?query=${encodeURIComponent('{ dataVersion { id } }')}`, {
        headers: { 'content-type': 'application/json', ...headers },
      });
    const first = await get();
    expect(first.headers.get('x-data-version')).toMatch(/^\d-[0-9a-f]{8}$/);
    expect((await get({ 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
  });

  it('report ready when a subgraph answers, and not ready when none does', async () => {
    const { url } = federation.gateway;
    const ready = async () => {
      const response = await fetch(url.replace('/graphql', '/health/ready'));
      return [response.status, await response.json()];
    };
    const all = Object.fromEntries([...federation.subgraphs.keys()].map((name) => [name, 'answers']));
    for (const { log } of federation.subgraphs.values()) log.length = 0;
    expect(await ready()).toEqual([200, { status: 'ready', subgraphs: all }]);
    for (const [name, { log }] of federation.subgraphs)
      expect(
        log.filter(({ msg }) => msg === 'request'),
        name,
      ).toHaveLength(1);

    const db = federation.store.fork().getKysely<{ loaded_package: { name: string; outdated: string | null } }>();
    const flag = (outdated: string | null) =>
      db.updateTable('loaded_package').set({ outdated }).where('name', '=', 'pva-wbo-2025').execute();
    await flag('a column is missing');
    const outOfDate = [{ package: 'pva-wbo-2025', reason: 'a column is missing' }];
    expect(await ready()).toEqual([200, { status: 'ready', subgraphs: all, outOfDate }]);
    await flag(null);

    await federation.kill('finance');
    expect(await ready()).toEqual([200, { status: 'ready', subgraphs: { ...all, finance: 'does not answer' } }]);
    for (const name of federation.subgraphs.keys()) if (name !== 'finance') await federation.kill(name);
    expect(await ready()).toMatchObject([503, { status: 'not ready', reason: 'no subgraph answers' }]);
  });
});
