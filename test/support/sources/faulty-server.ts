import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOn } from '../listen.js';

/** How one request fails. */
export type Fault = { status: number; headers?: Record<string, string>; body?: string } | 'cut' | 'html' | 'never';

/** A real HTTP server on this machine. */
export interface FaultyServer {
  url: string;
  /** The requested paths with their queries, decoded, in order. */
  requests: string[];
  userAgents: (string | undefined)[];
  /** The largest number of concurrent requests. */
  atOnce(): number;
  /** Faults for the next requests whose address contains this text, one for each. */
  failNext(part: string, ...faults: Fault[]): void;
  close(): Promise<void>;
}

/** Starts a server that responds with the JSON of `answer`, and with the queued faults. */
export async function startFaultyServer(
  answer: (url: URL) => { status?: number; body: unknown },
): Promise<FaultyServer> {
  const requests: string[] = [];
  const userAgents: (string | undefined)[] = [];
  const faults: { part: string; fault: Fault }[] = [];
  let running = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const address = decodeURIComponent(request.url!);
    requests.push(address);
    userAgents.push(request.headers['user-agent']);
    running += 1;
    most = Math.max(most, running);
    response.on('close', () => {
      running -= 1;
    });
    const index = faults.findIndex(({ part }) => address.includes(part));
    const fault = index < 0 ? null : faults.splice(index, 1)[0]!.fault;
    const { status = 200, body } = answer(new URL(request.url!, 'http://x'));
    const text = JSON.stringify(body);
    if (fault) fail(fault, request, response, text);
    else
      response
        .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text);
  });
  return {
    url: await listenOn(server),
    requests,
    userAgents,
    atOnce: () => most,
    failNext: (part, ...wrong) => {
      for (const fault of wrong) faults.push({ part, fault });
    },
    close: () => closeServer(server, () => server.closeAllConnections()),
  };
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse, text: string): void {
  if (fault === 'never') return;
  if (fault === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Onderhoud</body></html>');
    return;
  }
  if (fault === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => request.socket.destroy());
    return;
  }
  response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
}
