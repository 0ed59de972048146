import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { checkSdl, type Finding, type BaseGraph } from '../../src/federation/partner/index.js';
import { ourGraph } from '../../src/cli/our-graph.js';
import { closeServer, listenOn } from './listen.js';

let graph: Promise<BaseGraph> | undefined;

/** The graph that partners are checked against, made once. */
export function baseGraph(): Promise<BaseGraph> {
  graph ??= ourGraph();
  return graph;
}

export const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

/** A finding on one line. */
export function line({ severity, rule, where, problem, instead }: Finding): string {
  return `${severity} [${rule}] ${where}: ${problem} ${instead}`;
}

/** The findings of a document after this link, one line each. By default without those about descriptions. */
export async function findingsIn(
  sdl: string,
  { link = LINK, previous = null as string | null, described = true } = {},
): Promise<string[]> {
  const { findings } = checkSdl(link + sdl, await baseGraph(), previous);
  return findings.filter(({ rule }) => !described || rule !== 'descriptions').map(line);
}

/** Answers a request to a test server. */
export type Answerer = (
  body: { query: string; variables: { references?: Record<string, unknown>[] } },
  response: ServerResponse,
  request: IncomingMessage,
) => unknown;

/** A server on a free port: the result of `answer` is sent as JSON, unless it has ended the response itself. */
export async function serveAnswers(answer: Answerer): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = await answer(JSON.parse(text || '{}'), response, request);
    if (response.writableEnded || body === undefined) return;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return {
    url: `${await listenOn(server)}/graphql`,
    close: () => closeServer(server, () => server.closeAllConnections()),
  };
}
