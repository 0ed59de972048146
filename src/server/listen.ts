import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { ConfigurationError } from '../shared/errors.js';
import { localUrl } from './welcome-text.js';

type Door = Pick<Config, 'port' | 'host'>;

const LISTENING_FAILS: Record<string, (door: Door) => string> = {
  EADDRINUSE: ({ port }) => `PORT: ${port} is in use by another program; stop it, or set PORT to another number (0 takes any free one).`,
  EACCES: ({ port }) => `PORT: ${port} may not be used by this account; set PORT to a number of 1024 or more.`,
  EADDRNOTAVAIL: ({ host }) => `HOST: ${host} is no address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
  ENOTFOUND: ({ host }) => `HOST: ${host} is not known; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
  EAI_AGAIN: ({ host }) => `HOST: ${host} cannot be looked up now; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
};

/** What a process tells the one that started it, once it listens. */
export interface Listening {
  listening: string;
}

/**
 * Listens, and tells whoever started this process where.
 * @throws ConfigurationError that says which setting is wrong
 */
export async function listen(app: FastifyInstance, door: Door): Promise<AddressInfo> {
  try {
    await app.listen({ ...door, listenTextResolver: () => 'listening' });
  } catch (cause) {
    const explain = LISTENING_FAILS[(cause as NodeJS.ErrnoException).code ?? ''];
    throw explain ? new ConfigurationError(explain(door)) : cause;
  }
  const address = app.server.address() as AddressInfo;
  process.send?.({ listening: localUrl(address) } satisfies Listening);
  return address;
}
