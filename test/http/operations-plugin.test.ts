import { expect, it } from 'vitest';
import { Metrics } from '../../src/http/operations/metrics.js';
import { operationsPlugin } from '../../src/http/operations/operations-plugin.js';
import { withPlugin } from './with-plugin.js';

const metrics = new Metrics('test');

it('reports readiness with all its details', async () => {
  const app = await withPlugin(operationsPlugin, {
    metrics,
    readiness: async () => ({ status: 'not ready', reason: 'no data has been loaded', packages: 3 }),
  });
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'no data has been loaded', packages: 3 },
  ]);
  expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
});

it('is not ready while the server is stopping', async () => {
  const app = await withPlugin(operationsPlugin, { metrics, readiness: async () => ({ status: 'ready' }) });
  expect((await app.inject('/health/ready')).statusCode).toBe(200);
  app.activity.stopping = true;
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json().reason]).toEqual([503, 'the server is stopping']);
});

it('serves metrics in the text format of Prometheus', async () => {
  const app = await withPlugin(operationsPlugin, { metrics, readiness: async () => ({ status: 'ready' }) });
  metrics.countOperation(['TIMEOUT', 'CODE_OF_A_PARTNER'], 2);
  const { headers, body } = await app.inject('/metrics');
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body).toContain('jeugdgraaf_graphql_errors_total{code="OTHER",service="test"} 1');
});
