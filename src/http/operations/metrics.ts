import { ApolloServerErrorCode } from '@apollo/server/errors';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ErrorCode } from '../../contract/errors.js';
import type { ReadVersion } from '../backend.js';
import { HttpErrorCode } from '../errors.js';

/** Seconds: from one row in one process up to the time limit of a request. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Partners invent codes of their own: as labels, each would become a time series. */
const KNOWN_CODES = new Set<string>([
  ...Object.values(ErrorCode),
  ...Object.values(HttpErrorCode),
  ...Object.values(ApolloServerErrorCode),
]);

/** Metrics of one process, for Prometheus. Labels hold subgraph names and codes, never queries. */
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
    help: 'GraphQL errors by code.',
    labelNames: ['code'],
  });
  readonly #statements = new Counter({
    ...this.#options,
    name: 'jeugdgraaf_sql_statements_total',
    help: 'SQL statements run for GraphQL operations.',
  });
  readonly #subgraphs = new Histogram({
    ...this.#options,
    name: 'jeugdgraaf_subgraph_request_duration_seconds',
    help: 'Requests from a gateway to subgraphs, by outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
  });
  readonly #plans = new Counter({
    ...this.#options,
    name: 'jeugdgraaf_query_plans_total',
    help: 'Query plans that a gateway made; repeated operations use a cached plan.',
  });

  /** @param service the name of this process: `graph`, `gateway`, or a subgraph's name */
  constructor(readonly service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** Reports the current data version at each scrape; omitted without data, or when the database does not answer. */
  watchVersion(readVersion: ReadVersion): void {
    new Gauge({
      ...this.#options,
      name: 'jeugdgraaf_data_version',
      help: 'Number of the current data version; it increases with each import.',
      async collect() {
        const version = await readVersion().catch(() => null);
        this.remove();
        if (version) this.set(Number.parseInt(version.id, 10));
      },
    });
  }

  countRequest(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  countOperation(errorCodes: readonly string[], statements: number): void {
    for (const code of errorCodes) this.#errors.inc({ code: KNOWN_CODES.has(code) ? code : 'OTHER' });
    this.#statements.inc(statements);
  }

  countSubgraphRequest(subgraph: string, outcome: string, seconds: number): void {
    this.#subgraphs.observe({ subgraph, outcome }, seconds);
  }

  countPlan(): void {
    this.#plans.inc();
  }
}
