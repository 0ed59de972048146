import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ErrorCode } from '../../contract/errors.js';
import type { ReadVersion } from '../backend.js';
import { HttpErrorCode } from '../errors.js';

/** Seconds: from what one process takes for one row to what a request may take at all. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** A partner's codes are theirs to invent: as a label each would be a series of its own. */
const KNOWN_CODES = new Set<string>([
  ...Object.values(ErrorCode),
  ...Object.values(HttpErrorCode),
  ...Object.values(ApolloServerErrorCode),
]);

/** What one process counts, for Prometheus. Names of subgraphs and codes are in it, never what was asked. */
export class Metrics {
  readonly registry = new Registry();
  readonly #options = { registers: [this.registry] };
  readonly #requests = new Histogram({
    ...this.#options,
    name: 'jeugdgraaf_http_request_duration_seconds',
    help: 'Requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
  });
  readonly #errors = new Counter({
    ...this.#options,
    name: 'jeugdgraaf_graphql_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
  });
  readonly #statements = new Counter({
    ...this.#options,
    name: 'jeugdgraaf_sql_statements_total',
    help: 'SQL statements run for answers.',
  });
  readonly #subgraphs = new Histogram({
    ...this.#options,
    name: 'jeugdgraaf_subgraph_request_duration_seconds',
    help: 'Requests of a gateway to subgraphs, by outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
  });
  readonly #plans = new Counter({
    ...this.#options,
    name: 'jeugdgraaf_query_plans_total',
    help: 'Plans that a gateway made; an operation that is asked again needs none.',
  });

  /** @param service which process this is: `graph`, `gateway`, or a subgraph's name */
  constructor(readonly service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** Shows the number of the data's version as it is at each look; left out while there is none, or the database does not answer. */
  watchVersion(readVersion: ReadVersion): void {
    new Gauge({
      ...this.#options,
      name: 'jeugdgraaf_data_version',
      help: 'Number of the version of the data that is read: it grows with each import.',
      async collect() {
        const version = await readVersion().catch(() => null);
        this.remove();
        if (version) this.set(Number.parseInt(version.id, 10));
      },
    });
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  answer(errorCodes: readonly string[], statements: number): void {
    for (const code of errorCodes) this.#errors.inc({ code: KNOWN_CODES.has(code) ? code : 'OTHER' });
    this.#statements.inc(statements);
  }

  subgraphRequest(subgraph: string, outcome: string, seconds: number): void {
    this.#subgraphs.observe({ subgraph, outcome }, seconds);
  }

  plan(): void {
    this.#plans.inc();
  }
}

/** Counts each request, and answers `/metrics` in Prometheus' text format. */
export function addMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async ({ method, routeOptions, graph }, reply) => {
    metrics.request(method, routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    if (graph) metrics.answer(graph.errorCodes, graph.effort.statements ?? 0);
  });
  app.get('/metrics', { logLevel: 'warn', config: { ofData: false } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store').type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
