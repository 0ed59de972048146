import type { FastifyBaseLogger } from 'fastify';
import { execute as executeLocally, GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { setTimeout as wait } from 'node:timers/promises';
import { ErrorCode } from '../../contract/errors.js';
import type { Warning } from '../../contract/request-context.js';
import {
  type AskedOperation,
  type AskSubgraph,
  gatewaySchema,
  type OperationAnswer,
  type OperationExecutor,
  operationExecutor,
  PlanTooLargeError,
  readSupergraph,
  type SubgraphClient,
  type SubgraphOutcome,
  type SubgraphTarget,
} from '../../federation/index.js';
import type { OperationContext, IncomingRequest, Backend, GatewayExecutor, LoadedVersion } from '../backend.js';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { refused } from '../errors.js';
import type { Metrics } from '../operations/metrics.js';
import { modules } from '../../modules/index.js';

/** The context of a request that subgraphs answer. */
class GatewayContext implements OperationContext {
  readonly original = this;
  readonly operationMs: number;
  readonly log: FastifyBaseLogger;
  /** Who asks, as the subgraphs are told. */
  readonly caller: Pick<IncomingRequest, 'requestId' | 'authorization'>;
  dataVersion: string | null = null;
  operation: string | null = null;
  errorCodes: string[] = [];
  refused = false;
  timedOut = false;
  ownDataOnly = true;
  warnings: Warning[] = [];
  subgraphRequests = 0;

  constructor({ requestId, authorization, operationMs, log }: IncomingRequest) {
    this.caller = { requestId, authorization };
    this.operationMs = operationMs;
    this.log = log;
  }

  get effort(): { subgraphRequests: number } {
    return { subgraphRequests: this.subgraphRequests };
  }

  /** Takes the remarks of subgraphs over; several can make the same one of the same argument. */
  takeWarnings(outcomes: readonly SubgraphOutcome[]): void {
    const all = outcomes.flatMap(({ warnings }) => warnings);
    this.warnings = [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
  }
}

/** Milliseconds before each further try. An import is one moment; replicas of a database follow within about a second. */
const PAUSES = [0, 100, 900];

/** An answer of which every part comes from one version of the data. */
interface ConsistentAnswer {
  answer: OperationAnswer;
  /** Null when nothing was asked, or no subgraph said. */
  dataVersion: string | null;
  outcomes: SubgraphOutcome[];
}

/**
 * Executes an operation so that all of it comes from one version of the data: when an import, or a replica that lags
 * behind, came between two of its requests, it is asked again. Null when the subgraphs still do not agree.
 * @param asking a way to ask that tells of each request
 * @param counts whether a subgraph's version counts: a partner has data of its own
 */
export async function executeOnOneVersion(
  { execute }: OperationExecutor,
  operation: AskedOperation,
  asking: (onOutcome: (outcome: SubgraphOutcome) => void) => AskSubgraph,
  counts: (subgraph: string) => boolean,
): Promise<ConsistentAnswer | null> {
  for (let tries = 0; ; tries += 1) {
    const outcomes: SubgraphOutcome[] = [];
    const answer = await execute(
      operation,
      asking((outcome) => outcomes.push(outcome)),
    );
    const versions = new Set(
      outcomes.flatMap(({ subgraph, dataVersion }) => (dataVersion !== null && counts(subgraph) ? [dataVersion] : [])),
    );
    if (versions.size <= 1) return { answer, dataVersion: [...versions][0] ?? null, outcomes };
    const pause = PAUSES[tries];
    if (pause === undefined) return null;
    await wait(pause);
  }
}

/** What a gateway is made of. */
interface GatewayParts {
  supergraphSdl: string;
  client: SubgraphClient;
  /** Its subgraphs, and which of them are of the house. */
  subgraphs: readonly Pick<SubgraphTarget, 'name' | 'trusted'>[];
  metrics: Metrics;
}

/** The subgraphs did not agree on one version of the data for as long as one waits for that. */
function changingData(): GraphQLError {
  return new GraphQLError(
    'The data is being replaced, and the parts of the graph do not all have the new version yet. Ask again in a moment.',
    { extensions: { code: ErrorCode.SubgraphUnavailable } },
  );
}

/** Writes down what went wrong at subgraphs, under the request's id, and the ids that callers were given. */
function logOutcome({ log }: GatewayContext, { subgraph, outcome, ms, reason, unshown }: SubgraphOutcome): void {
  const line = { subgraph, outcome, ms: Math.round(ms * 10) / 10, ...(reason !== null && { reason }) };
  if (outcome === 'answered') log.debug(line, 'subgraph');
  else log.warn(line, 'subgraph');
  for (const { id, error } of unshown) log.error({ id, subgraph, code: error.extensions.code }, error.message);
}

/** A way to ask for one request, with somebody who hears of each outcome. Further tries are not waited for beyond the time of the first. */
function asking(
  { client, metrics }: GatewayParts,
  asker: GatewayContext,
): (onOutcome: (outcome: SubgraphOutcome) => void) => AskSubgraph {
  let tell = (_outcome: SubgraphOutcome): void => {};
  const ask = client.askFor(asker.caller, (outcome) => {
    asker.subgraphRequests += 1;
    metrics.subgraphRequest(outcome.subgraph, outcome.outcome, outcome.ms / 1000);
    logOutcome(asker, outcome);
    tell(outcome);
  });
  return (onOutcome) => {
    tell = onOutcome;
    return ask;
  };
}

function executor(parts: GatewayParts, schema: GraphQLSchema, operations: OperationExecutor): GatewayExecutor {
  const partners = new Set(parts.subgraphs.filter(({ trusted }) => !trusted).map(({ name }) => name));
  return async ({ document, request, operation: chosen, operationName, context }) => {
    // Which of several operations is meant is not clear; graphql-js has the words for it.
    if (!chosen) return executeLocally({ schema, document, operationName: request.operationName });
    const asker = context.original as GatewayContext;
    const operation = { document, operationName: operationName ?? null, variables: request.variables ?? {} };
    const consistent = await executeOnOneVersion(
      operations,
      operation,
      asking(parts, asker),
      (subgraph) => !partners.has(subgraph),
    ).catch((error: unknown) => {
      throw error instanceof PlanTooLargeError ? refused(error) : error;
    });
    if (!consistent) return { errors: [changingData()] };
    asker.dataVersion = consistent.dataVersion;
    asker.takeWarnings(consistent.outcomes);
    asker.ownDataOnly = consistent.outcomes.every(({ subgraph }) => !partners.has(subgraph));
    const { data, errors } = consistent.answer;
    return { ...(errors.length > 0 && { errors }), data };
  };
}

const VERSION = parse('{ dataVersion { id facts } }');
const ALIVE = { query: '{ __typename }', set: { kind: Kind.SELECTION_SET, selections: [] } as const, variables: {} };
/** The caller of a gateway's own questions, as subgraphs log it. */
const ITSELF = { requestId: 'gateway', authorization: undefined };

/** Answers by asking subgraphs, on a supergraph that was composed before: no subgraph is needed, nor asked, for a start. */
export async function gatewayBackend(parts: GatewayParts): Promise<Backend> {
  const { client, subgraphs, metrics, supergraphSdl } = parts;
  const schema = gatewaySchema(supergraphSdl, await buildGraphSchema(modules));
  const operations = operationExecutor(schema, readSupergraph(supergraphSdl), () => metrics.plan());
  const readVersion = async (): Promise<LoadedVersion | null> => {
    const { data } = await operations.execute(
      { document: VERSION, operationName: null, variables: {} },
      client.askFor(ITSELF, () => {}),
    );
    return (data?.dataVersion as LoadedVersion | null | undefined) ?? null;
  };
  return {
    schema,
    execute: executor(parts, schema, operations),
    readVersion,
    begin: async (asked) => new GatewayContext(asked),
    async readiness() {
      const ask = client.askFor(ITSELF, () => {});
      const answers = await Promise.all(
        subgraphs.map(async ({ name }) => [name, 'data' in (await ask(name, ALIVE))] as const),
      );
      const states = Object.fromEntries(
        answers.map(([name, answers]) => [name, answers ? 'answers' : 'does not answer']),
      );
      // A gateway with some of its subgraphs gives part of an answer, which is better than none.
      if (answers.every(([, answered]) => !answered))
        return { status: 'not ready', reason: 'no subgraph answers', subgraphs: states };
      return { status: 'ready', subgraphs: states };
    },
  };
}
