import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkSdl, type Finding, type OurGraph } from '../../src/federation/partner/index.js';
import { ourGraph } from '../../src/cli/our-graph.js';

let graph: Promise<OurGraph> | undefined;

/** The graph that partners are checked against, made once. */
export function ours(): Promise<OurGraph> {
  graph ??= ourGraph();
  return graph;
}

export const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

/** A finding on one line. */
export function line({ severity, rule, where, problem, instead }: Finding): string {
  return `${severity} [${rule}] ${where}: ${problem} ${instead}`;
}

/** What the check says of a document that has the link in its first line. Descriptions are left to the tests about them. */
export async function findingsIn(
  sdl: string,
  { link = LINK, previous = null as string | null, described = true } = {},
): Promise<string[]> {
  const { findings } = checkSdl(link + sdl, await ours(), previous);
  return findings.filter(({ rule }) => !described || rule !== 'descriptions').map(line);
}

/** A request to a small server in a test, and how it answers. */
export type Answerer = (
  body: { query: string; variables: { references?: Record<string, unknown>[] } },
  response: ServerResponse,
  request: IncomingMessage,
) => unknown;

/** A server on a free port that answers as a test says: what is returned is sent as JSON, unless the response was ended by hand. */
export async function serveAnswers(answer: Answerer): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = await answer(JSON.parse(text || '{}'), response, request);
    if (response.writableEnded || body === undefined) return;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
