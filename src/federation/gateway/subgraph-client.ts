import { Agent } from 'undici';
import {
  type AskSubgraph,
  type FaultKind,
  onlyAsked,
  type ReadResponse,
  type SubgraphAnswer,
  subgraphFault,
  type SubgraphQuestion,
} from './index.js';
import { failureOf, shownFieldErrors, shownRefusal, SubgraphFailure, type Unshown } from './subgraph-failure.js';
import { type Caller, requestSubgraph, type SubgraphResponse, type SubgraphTarget } from './subgraph-request.js';

/** What became of one request to a subgraph: for the log, for metrics, and for what the answer says beside its data. */
export interface SubgraphOutcome {
  subgraph: string;
  outcome: 'answered' | FaultKind;
  ms: number;
  /** Why it failed. It may hold an address: for the log alone. */
  reason: string | null;
  unshown: readonly Unshown[];
  /** The version of the data that the answer comes from. */
  dataVersion: string | null;
  warnings: ReadResponse['warnings'];
}

/** How long subgraphs are waited for, in milliseconds. */
export interface Patience {
  /** For one request. */
  request: number;
  /** For all requests of one operation together, as some wait for the answers of others. */
  operation: number;
}

/** Asks subgraphs over HTTP. */
export interface SubgraphClient {
  /** A way to ask for one caller, from now on; `onOutcome` hears of each request when it has ended. */
  askFor(caller: Caller, onOutcome: (outcome: SubgraphOutcome) => void): AskSubgraph;
  close(): Promise<void>;
}

/** Connections to one subgraph; each carries one request at a time. */
const CONNECTIONS = 64;
/** Bytes of one answer: 400 for each of the 50,000 objects that a query within the limits can bring. */
const MAX_ANSWER = 20_000_000;

function answerOf(
  { name, trusted }: SubgraphTarget,
  { data, errors }: SubgraphResponse,
  { set }: SubgraphQuestion,
): { answer: SubgraphAnswer; unshown: Unshown[] } {
  if (data === undefined) {
    const { shown, unshown } = shownRefusal(name, trusted, errors);
    return { answer: { fault: shown }, unshown };
  }
  const { shown, unshown } = shownFieldErrors(name, trusted, errors);
  return { answer: { data: data && !trusted ? onlyAsked(data, set) : data, errors: shown }, unshown };
}

/**
 * A client for these subgraphs. A request that finds its connection broken is sent once more: everything here only reads,
 * and a server that was restarted, or one of several behind a balancer, answers on a new connection.
 */
export function subgraphClient(targets: readonly SubgraphTarget[], patience: Patience): SubgraphClient {
  const agent = new Agent({
    connections: CONNECTIONS,
    maxResponseSize: MAX_ANSWER,
    connect: { timeout: patience.request },
  });
  const byName = new Map(targets.map((target) => [target.name, target]));

  async function send(
    target: SubgraphTarget,
    question: SubgraphQuestion,
    caller: Caller,
    deadline: number,
  ): Promise<SubgraphResponse> {
    const attempt = () => {
      const left = Math.min(patience.request, deadline - Date.now());
      if (left <= 0) throw new SubgraphFailure('late', 'no time was left');
      return requestSubgraph(agent, target, question, caller, AbortSignal.timeout(left)).catch((cause) => {
        throw failureOf(cause);
      });
    };
    return attempt().catch((failure: SubgraphFailure) => {
      if (failure.broken) return attempt();
      throw failure;
    });
  }

  return {
    askFor(caller, onOutcome) {
      const deadline = Date.now() + patience.operation;
      return async (subgraph, question) => {
        const started = performance.now();
        const told = { subgraph, ms: 0, reason: null, unshown: [], dataVersion: null, warnings: [] };
        const target = byName.get(subgraph);
        try {
          if (!target) throw new SubgraphFailure('unreachable', 'its address is not known');
          const response = await send(target, question, caller, deadline);
          const { answer, unshown } = answerOf(target, response, question);
          const { warnings, dataVersion } = response;
          onOutcome({
            ...told,
            outcome: 'fault' in answer ? 'refused' : 'answered',
            ms: performance.now() - started,
            unshown,
            warnings,
            dataVersion,
          });
          return answer;
        } catch (cause) {
          const { kind, message } = failureOf(cause);
          onOutcome({ ...told, outcome: kind, ms: performance.now() - started, reason: message });
          return { fault: [subgraphFault(subgraph, kind)] };
        }
      };
    },
    close: () => agent.close(),
  };
}
