import { Agent, type Dispatcher, request as httpRequest } from 'undici';
import { GATEWAY_SECRET_HEADER } from '../protocol.js';
import { type FaultKind, subgraphFault } from './execute/errors.js';
import {
  failureOf,
  type MaskedError,
  maskFieldErrors,
  maskRequestErrors,
  SubgraphFailure,
} from './subgraph-failure.js';
import {
  type FetchSubgraph,
  type GraphqlResponse,
  pruneToSelection,
  readResponse,
  type SubgraphRequest,
  type SubgraphResult,
} from './subgraph-response.js';

/** How a gateway reaches a subgraph. */
export interface SubgraphTarget {
  name: string;
  url: string;
  /** Authenticates the gateway to the subgraph; null when the subgraph does not require it. */
  secret: string | null;
  /** Whether it is one of our own: it gets the client's token, and its errors are known to be masked. */
  trusted: boolean;
}

/** The client on whose behalf subgraphs are queried. */
interface Caller {
  requestId: string;
  /** The client's `Authorization` header. */
  authorization: string | undefined;
}

/** The outcome of one request to a subgraph: for the log, the metrics, and the answer's extensions. */
export interface SubgraphOutcome {
  subgraph: string;
  outcome: 'answered' | FaultKind;
  ms: number;
  /** Why it failed, for the log only: it may contain an address. */
  reason: string | null;
  masked: readonly MaskedError[];
  /** The version of the data that the response comes from. */
  dataVersion: string | null;
  warnings: GraphqlResponse['warnings'];
}

/** Timeouts in milliseconds. */
interface Timeouts {
  /** Of one request. */
  request: number;
  /** Of all requests of one operation together, as some depend on others. */
  operation: number;
}

/** Queries subgraphs over HTTP. */
export interface SubgraphClient {
  /** For one client's operation, whose time starts now. `onOutcome` is called when each request has ended. */
  forCaller(caller: Caller, onOutcome: (outcome: SubgraphOutcome) => void): FetchSubgraph;
  close(): Promise<void>;
}

/** Connections to one subgraph; each carries one request at a time. */
const CONNECTIONS = 64;
/** Bytes of one response: 400 for each of the 50,000 objects that a query within the limits can return. */
const MAX_RESPONSE_BYTES = 20_000_000;

/** A response, and the version of the data that its header names. */
interface SubgraphResponse extends GraphqlResponse {
  dataVersion: string | null;
}

function headersFor({ secret, trusted }: SubgraphTarget, { requestId, authorization }: Caller): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    ...(secret !== null && { [GATEWAY_SECRET_HEADER]: secret }),
    ...(trusted && authorization !== undefined && { authorization }),
  };
}

async function parseResponse({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<SubgraphResponse> {
  const kind: FaultKind = statusCode === 200 ? 'malformed' : 'refused';
  const type = String(headers['content-type']);
  if (!/^application\/(graphql-response\+)?json\b/.test(type)) {
    // The unread body closes the connection; the error that this raises is expected.
    body.on('error', () => {}).destroy();
    throw new SubgraphFailure(kind, `status ${statusCode} with content type ${type}`);
  }
  const response = readResponse(JSON.parse(await body.text()));
  if (!response) throw new SubgraphFailure(kind, `status ${statusCode} with JSON that is not a GraphQL response`);
  const version = headers['x-data-version'];
  // Data with an error status may be truncated, or come from another program.
  return {
    ...response,
    data: statusCode === 200 ? response.data : undefined,
    dataVersion: typeof version === 'string' ? version : null,
  };
}

function resultOf(
  { name, trusted }: SubgraphTarget,
  { data, errors }: SubgraphResponse,
  { selectionSet }: SubgraphRequest,
): { result: SubgraphResult; masked: MaskedError[] } {
  if (data === undefined) {
    const { shown, masked } = maskRequestErrors(name, trusted, errors);
    return { result: { fault: shown }, masked };
  }
  const { shown, masked } = maskFieldErrors(name, trusted, errors);
  return { result: { data: data && !trusted ? pruneToSelection(data, selectionSet) : data, errors: shown }, masked };
}

/** The client of one gateway, with a connection pool for its subgraphs. */
class HttpSubgraphClient implements SubgraphClient {
  readonly #agent: Agent;
  readonly #targets: ReadonlyMap<string, SubgraphTarget>;

  constructor(
    targets: readonly SubgraphTarget[],
    readonly timeouts: Timeouts,
  ) {
    this.#agent = new Agent({
      connections: CONNECTIONS,
      maxResponseSize: MAX_RESPONSE_BYTES,
      connect: { timeout: timeouts.request },
    });
    this.#targets = new Map(targets.map((target) => [target.name, target]));
  }

  forCaller(caller: Caller, onOutcome: (outcome: SubgraphOutcome) => void): FetchSubgraph {
    const deadline = Date.now() + this.timeouts.operation;
    return async (subgraph, request) => {
      const started = performance.now();
      const base = { subgraph, reason: null, masked: [], dataVersion: null, warnings: [] };
      const target = this.#targets.get(subgraph);
      try {
        if (!target) throw new SubgraphFailure('unreachable', 'its address is unknown');
        const response = await this.#sendWithRetry(target, request, caller, deadline);
        const { result, masked } = resultOf(target, response, request);
        const { warnings, dataVersion } = response;
        const outcome = 'fault' in result ? 'refused' : 'answered';
        onOutcome({ ...base, outcome, ms: performance.now() - started, masked, warnings, dataVersion });
        return result;
      } catch (cause) {
        const { kind, message } = failureOf(cause);
        onOutcome({ ...base, outcome: kind, ms: performance.now() - started, reason: message });
        return { fault: [subgraphFault(subgraph, kind)] };
      }
    };
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  /**
   * Sends a request, and sends it once more when the connection broke: every request is read-only, and a server that
   * was restarted, or another one behind a load balancer, answers on a new connection.
   */
  async #sendWithRetry(
    target: SubgraphTarget,
    request: SubgraphRequest,
    caller: Caller,
    deadline: number,
  ): Promise<SubgraphResponse> {
    const attempt = () =>
      this.#send(target, request, caller, deadline).catch((cause) => {
        throw failureOf(cause);
      });
    return attempt().catch((failure: SubgraphFailure) => {
      if (failure.retryable) return attempt();
      throw failure;
    });
  }

  /** Redirects are not followed: they would send the secret and the token elsewhere. */
  async #send(
    target: SubgraphTarget,
    { query, variables }: SubgraphRequest,
    caller: Caller,
    deadline: number,
  ): Promise<SubgraphResponse> {
    const remaining = Math.min(this.timeouts.request, deadline - Date.now());
    if (remaining <= 0) throw new SubgraphFailure('late', 'no time was left');
    const response = await httpRequest(target.url, {
      dispatcher: this.#agent,
      method: 'POST',
      headers: headersFor(target, caller),
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(remaining),
    });
    return parseResponse(response);
  }
}

/** A client for these subgraphs. */
export function subgraphClient(targets: readonly SubgraphTarget[], timeouts: Timeouts): SubgraphClient {
  return new HttpSubgraphClient(targets, timeouts);
}
