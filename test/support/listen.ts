import type { AddressInfo, Server } from 'node:net';

/** Starts a server on a free local port; returns its address, without a slash at the end. */
export async function listenOn(server: Server): Promise<string> {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops a server, and ends its connections by `end`. */
export function closeServer(server: Server, end: () => void): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    end();
  });
}
