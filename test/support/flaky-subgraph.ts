import { Dice } from './random/dice.js';
import { type Handler, json, type MisbehavingServer, startMisbehaving } from './misbehaving-server.js';

/** Failures: no response, or an invalid one. */
const FAULTS: Handler[] = [
  (request) => {
    request.socket.resetAndDestroy();
  },
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Down</h1>');
  },
  (_request, response) => {
    response.writeHead(503).end();
  },
  (_request, response) => json(response, '{"data":{"_entities":[{'),
  (_request, response) => json(response, { data: null }),
  (_request, response) => json(response, { data: {} }),
  (_request, response) => json(response, { data: { _entities: [], _0: 'none' } }),
  (_request, response) =>
    json(response, { errors: [{ message: 'No.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }),
  (_request, response) =>
    json(
      response,
      { errors: [{ message: 'Broken.', path: ['_entities', 0], extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
      500,
    ),
];

/** A subgraph that is like another one, but fails at random. */
export interface FlakySubgraph extends MisbehavingServer {
  /** The subgraph that it proxies; unknown until that has started. */
  target: string;
  /** The share of requests that fail. */
  share: number;
  /** Resets the random sequence. */
  reseed(seed: number): void;
}

export async function startFlaky(): Promise<FlakySubgraph> {
  let dice = new Dice(0);
  const server = await startMisbehaving(async (request, response, body) => {
    if (dice.chance(flaky.share)) {
      dice.pick(FAULTS)(request, response, body);
      return;
    }
    const {
      'content-length': _length,
      host: _host,
      connection: _connection,
      ...headers
    } = request.headers as Record<string, string>;
    const answer = await fetch(flaky.target, { method: 'POST', headers, body });
    const version = answer.headers.get('x-data-version');
    response
      .writeHead(answer.status, {
        'content-type': 'application/json',
        ...(version !== null && { 'x-data-version': version }),
      })
      .end(await answer.text());
  });
  const flaky: FlakySubgraph = {
    ...server,
    target: '',
    share: 1 / 4,
    reseed: (seed) => {
      dice = new Dice(seed);
    },
  };
  return flaky;
}
