import { execute as executeLocally, GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { type AskSubgraph, gatewaySchema, type OperationExecutor, operationExecutor, PlanTooLargeError, readSupergraph, type SubgraphClient, type SubgraphOutcome, type SubgraphTarget } from '../federation/index.js';
import { ErrorCode } from '../shared/error-code.js';
import { modules } from '../modules/index.js';
import type { Backend, ExecuteInstead } from './backend.js';
import { buildGraphSchema } from './build-schema.js';
import type { LoadedVersion } from './data-version.js';
import { GatewayContext } from './gateway-context.js';
import { executeOnOneVersion } from './one-version.js';
import type { Metrics } from './metrics.js';
import { refused } from './plugins/refused.js';

/** What a gateway is made of. */
export interface GatewayParts {
  supergraphSdl: string;
  client: SubgraphClient;
  /** Its subgraphs, and which of them are of the house. */
  subgraphs: readonly Pick<SubgraphTarget, 'name' | 'trusted'>[];
  metrics: Metrics;
}

/** The subgraphs did not agree on one version of the data for as long as one waits for that. */
function changingData(): GraphQLError {
  return new GraphQLError('The data is being replaced, and the parts of the graph do not all have the new version yet. Ask again in a moment.', {
    extensions: { code: ErrorCode.SubgraphUnavailable },
  });
}

/** Writes down what went wrong at subgraphs, under the request's id, and the ids that callers were given. */
function logOutcome({ log }: GatewayContext, { subgraph, outcome, ms, reason, unshown }: SubgraphOutcome): void {
  const line = { subgraph, outcome, ms: Math.round(ms * 10) / 10, ...(reason !== null && { reason }) };
  if (outcome === 'answered') log.debug(line, 'subgraph');
  else log.warn(line, 'subgraph');
  for (const { id, error } of unshown) log.error({ id, subgraph, code: error.extensions.code }, error.message);
}

/** A way to ask for one request, with somebody who hears of each outcome. Further tries are not waited for beyond the time of the first. */
function asking({ client, metrics }: GatewayParts, asker: GatewayContext): (onOutcome: (outcome: SubgraphOutcome) => void) => AskSubgraph {
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

function executor(parts: GatewayParts, schema: GraphQLSchema, operations: OperationExecutor): ExecuteInstead {
  const partners = new Set(parts.subgraphs.filter(({ trusted }) => !trusted).map(({ name }) => name));
  return async ({ document, request, operation: chosen, operationName, context }) => {
    // Which of several operations is meant is not clear; graphql-js has the words for it.
    if (!chosen) return executeLocally({ schema, document, operationName: request.operationName });
    const asker = context.original as GatewayContext;
    const operation = { document, operationName: operationName ?? null, variables: request.variables ?? {} };
    const consistent = await executeOnOneVersion(operations, operation, asking(parts, asker), (subgraph) => !partners.has(subgraph)).catch((error: unknown) => {
      throw error instanceof PlanTooLargeError ? refused(error) : error;
    });
    if (!consistent) return { errors: [changingData()] };
    asker.dataVersion = consistent.dataVersion;
    asker.takeWarnings(consistent.outcomes);
    asker.onlyOurs = consistent.outcomes.every(({ subgraph }) => !partners.has(subgraph));
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
    const { data } = await operations.execute({ document: VERSION, operationName: null, variables: {} }, client.askFor(ITSELF, () => {}));
    return (data?.dataVersion as LoadedVersion | null | undefined) ?? null;
  };
  return {
    schema,
    execute: executor(parts, schema, operations),
    readVersion,
    begin: async (asked) => new GatewayContext(asked),
    async readiness() {
      const ask = client.askFor(ITSELF, () => {});
      const answers = await Promise.all(subgraphs.map(async ({ name }) => [name, 'data' in (await ask(name, ALIVE))] as const));
      const states = Object.fromEntries(answers.map(([name, answers]) => [name, answers ? 'answers' : 'does not answer']));
      // A gateway with some of its subgraphs gives part of an answer, which is better than none.
      if (answers.every(([, answered]) => !answered)) return { status: 'not ready', reason: 'no subgraph answers', subgraphs: states };
      return { status: 'ready', subgraphs: states };
    },
  };
}
