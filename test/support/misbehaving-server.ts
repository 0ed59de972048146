import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { closeServer, listenOn } from './listen.js';

/** A server that misbehaves. */
export interface MisbehavingServer {
  url: string;
  /** The number of requests received. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** The number of representations in a request; 0 when it selects root fields. */
export function representationsIn(body: string): number {
  const { variables } = JSON.parse(body) as { variables: { representations?: unknown[] } };
  return variables.representations?.length ?? 0;
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof value === 'string' ? value : JSON.stringify(value));
}

async function listening(server: Server, requests: IncomingMessage[], close: () => void): Promise<MisbehavingServer> {
  return { url: `${await listenOn(server)}/graphql`, requests, close: () => closeServer(server, close) };
}

/** A server that speaks HTTP and answers as `handle` does. */
export function startMisbehaving(handle: Handler): Promise<MisbehavingServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handle(request, response, Buffer.concat(chunks).toString()));
  });
  return listening(server, requests, () => server.closeAllConnections());
}

/** A server that answers every connection with these bytes. */
export function startSpeaking(bytes: string): Promise<MisbehavingServer> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => socket.end(bytes));
  });
  return listening(server, [], () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** An address at which nothing listens. */
export async function closedPort(): Promise<MisbehavingServer> {
  const server = await startMisbehaving(() => {});
  await server.close();
  return { ...server, close: async () => {} };
}
