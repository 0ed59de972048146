import type { FastifyBaseLogger } from 'fastify';
import {
  type DocumentNode,
  execute as executeLocally,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { setTimeout as wait } from 'node:timers/promises';
import { ErrorCode } from '../../contract/errors.js';
import type { Warning } from '../../contract/request-context.js';
import {
  type OperationRequest,
  type FetchSubgraph,
  gatewaySchema,
  type OperationAnswer,
  type OperationExecutor,
  operationExecutor,
  PlanTooLargeError,
  readSupergraph,
  type SubgraphClient,
  type SubgraphOutcome,
  type SubgraphRequest,
  type SubgraphResult,
  type SubgraphTarget,
} from '../../federation/gateway/index.js';
import type { OperationContext, IncomingRequest, Backend, GatewayExecutor, LoadedVersion } from '../backend.js';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { asBadRequest } from '../errors.js';
import type { Metrics } from '../operations/metrics.js';
import { modules } from '../../modules/index.js';

/** The context of an operation on subgraphs. */
class GatewayContext implements OperationContext {
  readonly original = this;
  readonly operationMs: number;
  readonly log: FastifyBaseLogger;
  /** What subgraphs receive about the client. */
  readonly caller: Pick<IncomingRequest, 'requestId' | 'authorization'>;
  dataVersion: string | null = null;
  operation: string | null = null;
  errorCodes: string[] = [];
  rejected = false;
  timedOut = false;
  ownDataOnly = true;
  warnings: Warning[] = [];
  subgraphRequests = 0;

  constructor({ requestId, authorization, operationMs, log }: IncomingRequest) {
    this.caller = { requestId, authorization };
    this.operationMs = operationMs;
    this.log = log;
  }

  get usage(): { subgraphRequests: number } {
    return { subgraphRequests: this.subgraphRequests };
  }

  /** Collects the subgraphs' warnings; several can report the same one. */
  collectWarnings(outcomes: readonly SubgraphOutcome[]): void {
    const all = outcomes.flatMap(({ warnings }) => warnings);
    this.warnings = [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
  }
}

/** Milliseconds before each retry. An import is one moment; database replicas follow within about a second. */
const RETRY_DELAYS_MS = [0, 100, 900];

/** A result of which every part comes from one version of the data. */
interface ConsistentResult {
  answer: OperationAnswer;
  /** Null when no subgraph was queried, or none returned a version. */
  dataVersion: string | null;
  outcomes: SubgraphOutcome[];
}

/**
 * Executes an operation so that all of it comes from one version of the data. It is executed again when its requests
 * saw different versions, because of an import or a lagging replica. Null when the subgraphs still disagree.
 * @param clientWith creates a client that reports the outcome of each request
 * @param isVersioned whether a subgraph's version counts: partners' data has versions of its own
 */
export async function executeOnOneVersion(
  { execute }: OperationExecutor,
  operation: OperationRequest,
  clientWith: (onOutcome: (outcome: SubgraphOutcome) => void) => FetchSubgraph,
  isVersioned: (subgraph: string) => boolean,
): Promise<ConsistentResult | null> {
  for (let attempt = 0; ; attempt += 1) {
    const outcomes: SubgraphOutcome[] = [];
    const answer = await execute(
      operation,
      clientWith((outcome) => outcomes.push(outcome)),
    );
    const versions = new Set(
      outcomes.flatMap(({ subgraph, dataVersion }) =>
        dataVersion !== null && isVersioned(subgraph) ? [dataVersion] : [],
      ),
    );
    if (versions.size <= 1) return { answer, dataVersion: [...versions][0] ?? null, outcomes };
    const delay = RETRY_DELAYS_MS[attempt];
    if (delay === undefined) return null;
    await wait(delay);
  }
}

interface GatewayOptions {
  supergraphSdl: string;
  client: SubgraphClient;
  /** All subgraphs; our own are trusted. */
  subgraphs: readonly Pick<SubgraphTarget, 'name' | 'trusted'>[];
  metrics: Metrics;
}

/** The subgraphs still had different versions of the data after all retries. */
function changingDataError(): GraphQLError {
  return new GraphQLError(
    'The data is being replaced, and not all subgraphs have the new version yet. Try again in a moment.',
    { extensions: { code: ErrorCode.SubgraphUnavailable } },
  );
}

/** Logs the outcome of a subgraph request, and masked errors under the ids that clients were given. */
function logOutcome({ log }: GatewayContext, { subgraph, outcome, ms, reason, masked }: SubgraphOutcome): void {
  const line = { subgraph, outcome, ms: Math.round(ms * 10) / 10, ...(reason !== null && { reason }) };
  if (outcome === 'answered') log.debug(line, 'subgraph');
  else log.warn(line, 'subgraph');
  for (const { id, error } of masked) log.error({ id, subgraph, code: error.extensions.code }, error.message);
}

/** Creates the subgraph client of one operation. All attempts share its time limit. */
function operationClient(
  { client, metrics }: GatewayOptions,
  context: GatewayContext,
): (onOutcome: (outcome: SubgraphOutcome) => void) => FetchSubgraph {
  let report = (_outcome: SubgraphOutcome): void => {};
  const ask = client.forCaller(context.caller, (outcome) => {
    context.subgraphRequests += 1;
    metrics.countSubgraphRequest(outcome.subgraph, outcome.outcome, outcome.ms / 1000);
    logOutcome(context, outcome);
    report(outcome);
  });
  return (onOutcome) => {
    report = onOutcome;
    return ask;
  };
}

function executor(options: GatewayOptions, schema: GraphQLSchema, operations: OperationExecutor): GatewayExecutor {
  const partners = new Set(options.subgraphs.filter(({ trusted }) => !trusted).map(({ name }) => name));
  return async ({ document, request, operation: selected, operationName, context: copy }) => {
    // No operation is selected among several: graphql-js reports that.
    if (!selected) return executeLocally({ schema, document, operationName: request.operationName });
    const context = copy.original as GatewayContext;
    const operation = { document, operationName: operationName ?? null, variables: request.variables ?? {} };
    const consistent = await executeOnOneVersion(
      operations,
      operation,
      operationClient(options, context),
      (subgraph) => !partners.has(subgraph),
    ).catch((error: unknown) => {
      throw error instanceof PlanTooLargeError ? asBadRequest(error) : error;
    });
    if (!consistent) return { errors: [changingDataError()] };
    context.dataVersion = consistent.dataVersion;
    context.collectWarnings(consistent.outcomes);
    context.ownDataOnly = consistent.outcomes.every(({ subgraph }) => !partners.has(subgraph));
    const { data, errors } = consistent.answer;
    return { ...(errors.length > 0 && { errors }), data };
  };
}

const VERSION_QUERY = parse('{ dataVersion { id facts } }');
/** A request to one subgraph. */
const asked = (query: string): SubgraphRequest => {
  const [operation] = parse(query).definitions as OperationDefinitionNode[];
  return { query, selectionSet: operation!.selectionSet, variables: {} };
};
/** The subgraph that knows the packages: what is asked of it shows that it answers. */
const OF_PACKAGES = 'provenance';
/** As many as an operator reads; the log of each subgraph has all. */
const OUT_OF_DATE = asked('{ imports(outOfDate: true, first: 100) { nodes { package outOfDateReason } } }');
const PING = asked('{ __typename }');
/** The client of the gateway's own requests, as subgraphs log it. */
const GATEWAY_CALLER = { requestId: 'gateway', authorization: undefined };

interface OutOfDateNode {
  package: string;
  outOfDateReason: string;
}

/** A package that does not fit this release, as readiness reports it. */
interface OutOfDate {
  package: string;
  reason: string;
}

/** The packages that the answer of a subgraph reports; none if it was asked for something else. */
function outOfDateIn(answer: SubgraphResult): OutOfDate[] {
  const imports = ('data' in answer ? answer.data?.imports : null) as { nodes: OutOfDateNode[] } | null | undefined;
  return (imports?.nodes ?? []).map(({ package: name, outOfDateReason: reason }) => ({ package: name, reason }));
}

/** Executes operations on subgraphs. The supergraph is composed beforehand, so a start needs no subgraph. */
export async function gatewayBackend(options: GatewayOptions): Promise<Backend> {
  const { client, subgraphs, metrics, supergraphSdl } = options;
  const schema = gatewaySchema(supergraphSdl, await buildGraphSchema(modules));
  const operations = operationExecutor(schema, readSupergraph(supergraphSdl), () => metrics.countPlan());
  const ownQuery = async (document: DocumentNode): Promise<OperationAnswer['data']> => {
    const ask = client.forCaller(GATEWAY_CALLER, () => {});
    return (await operations.execute({ document, operationName: null, variables: {} }, ask)).data;
  };
  const readVersion = async (): Promise<LoadedVersion | null> =>
    ((await ownQuery(VERSION_QUERY))?.dataVersion as LoadedVersion | null | undefined) ?? null;
  return {
    schema,
    execute: executor(options, schema, operations),
    readVersion,
    createContext: async (request) => new GatewayContext(request),
    async readiness() {
      const ask = client.forCaller(GATEWAY_CALLER, () => {});
      const answers = await Promise.all(
        subgraphs.map(async ({ name }) => {
          const answer = await ask(name, name === OF_PACKAGES ? OUT_OF_DATE : PING);
          return { name, answered: 'data' in answer, packages: outOfDateIn(answer) };
        }),
      );
      const packages = answers.flatMap((answer) => answer.packages);
      const states = Object.fromEntries(
        answers.map(({ name, answered }) => [name, answered ? 'answers' : 'does not answer']),
      );
      // With some of its subgraphs a gateway returns partial data, which is better than none.
      if (answers.every(({ answered }) => !answered))
        return { status: 'not ready', reason: 'no subgraph answers', subgraphs: states };
      return { status: 'ready', subgraphs: states, ...(packages.length > 0 && { outOfDate: packages }) };
    },
  };
}
