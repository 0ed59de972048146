import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadVersion } from '../../src/http/backend.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { metricIn } from '../support/metric.js';
import { startTestServer, type TestServer } from './test-server.js';

describe('metrics', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  /** The value of a metric with these labels. */
  async function value(name: string, ...labels: string[]): Promise<number> {
    return metricIn(await (await fetch(`${server.url}/metrics`)).text(), name, ...labels);
  }

  it('are in the text format of Prometheus, labelled with the name of the process', async () => {
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toMatch(/^process_cpu_seconds_total\{service="test"\} [\d.]+$/m);
  });

  it('count requests by route and status, statements, and errors by code', async () => {
    const requests = () => value('jeugdgraaf_http_request_duration_seconds_count', 'route="/graphql"', 'status="200"');
    const statements = () => value('jeugdgraaf_sql_statements_total');
    const [before, ran] = [await requests(), await statements()];
    await server.post('{ areas { totalCount nodes { code } } }');
    await server.post('{ boom }');
    expect((await requests()) - before).toBe(2);
    expect((await statements()) - ran).toBe(2);
    expect(await value('jeugdgraaf_graphql_errors_total', 'code="INTERNAL_SERVER_ERROR"')).toBe(1);
    await fetch(`${server.url}/hunter2`);
    expect(await value('jeugdgraaf_http_request_duration_seconds_count', 'route="unknown"', 'status="404"')).toBe(1);
    expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('hunter2');
  });

  it('contain the number of the data version, to detect replicas that lag; omitted when it cannot be read', async () => {
    const metrics = new Metrics('test');
    let read: ReadVersion = async () => ({ id: '12-3493d0c9', facts: 3 });
    metrics.watchVersion(() => read());
    const line = async () => /^jeugdgraaf_data_version\{.*$/m.exec(await metrics.registry.metrics())?.[0];
    expect(await line()).toBe('jeugdgraaf_data_version{service="test"} 12');
    read = async () => {
      throw new Error('the database is gone');
    };
    expect(await line()).toBeUndefined();
  });

  it('are not logged', async () => {
    server.log.length = 0;
    await fetch(`${server.url}/metrics`);
    expect(server.log).toEqual([]);
  });
});
