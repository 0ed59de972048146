import { type Dispatcher, request } from 'undici';
import { type FaultKind, readResponse, type ReadResponse, type SubgraphQuestion } from './index.js';
import { SubgraphFailure } from './subgraph-failure.js';

/** A subgraph as its gateway reaches it. */
export interface SubgraphTarget {
  name: string;
  url: string;
  /** By which the subgraph knows its gateway; null when it does not ask. */
  secret: string | null;
  /** Whether it is one of the house, which may be given the caller's own token and is believed to mask its errors. */
  trusted: boolean;
}

/** The caller that a question to a subgraph is asked for. */
export interface Caller {
  requestId: string;
  /** The caller's `Authorization` header. */
  authorization: string | undefined;
}

/** A response, and the version of the data that it says it comes from. */
export interface SubgraphResponse extends ReadResponse {
  dataVersion: string | null;
}

/** The header by which a subgraph knows its gateway. */
export const GATEWAY_SECRET_HEADER = 'x-gateway-secret';

function headersFor({ secret, trusted }: SubgraphTarget, { requestId, authorization }: Caller): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    ...(secret !== null && { [GATEWAY_SECRET_HEADER]: secret }),
    ...(trusted && authorization !== undefined && { authorization }),
  };
}

async function read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<SubgraphResponse> {
  const kind: FaultKind = statusCode === 200 ? 'malformed' : 'refused';
  const type = String(headers['content-type']);
  if (!/^application\/(graphql-response\+)?json\b/.test(type)) {
    // Not read, so its connection is closed; that it is cut short is no news.
    body.on('error', () => {}).destroy();
    throw new SubgraphFailure(kind, `status ${statusCode} with content type ${type}`);
  }
  const response = readResponse(JSON.parse(await body.text()));
  if (!response) throw new SubgraphFailure(kind, `status ${statusCode} with JSON that is no GraphQL response`);
  const version = headers['x-data-version'];
  // Data under an error's status may be cut off, or another program's.
  return {
    ...response,
    data: statusCode === 200 ? response.data : undefined,
    dataVersion: typeof version === 'string' ? version : null,
  };
}

/**
 * Asks a subgraph once. A redirect is not followed: it would take the secret and the token elsewhere.
 * @throws SubgraphFailure, or what undici throws
 */
export async function requestSubgraph(
  dispatcher: Dispatcher,
  target: SubgraphTarget,
  { query, variables }: SubgraphQuestion,
  caller: Caller,
  signal: AbortSignal,
): Promise<SubgraphResponse> {
  const response = await request(target.url, {
    dispatcher,
    method: 'POST',
    headers: headersFor(target, caller),
    body: JSON.stringify({ query, variables }),
    signal,
  });
  return read(response);
}
