import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { LIMITS } from './limits.js';

/** Milliseconds without any request after which nobody is thought to wait. */
const SILENCE = 300;

/**
 * Goes on until nothing runs and nothing comes, at most as long as one operation may take. A request that lies unread in
 * its connection's buffer looks idle to Node, and closing would reset it; so the server stays until it has been read,
 * while it tells every client to go and whoever watches `/health/ready` to send no more.
 */
async function finishRequests({ activity }: FastifyInstance): Promise<void> {
  activity.stopping = true;
  activity.lastAt = Date.now();
  const latest = Date.now() + LIMITS.operationMs;
  while (Date.now() < latest && (activity.running > 0 || Date.now() - activity.lastAt < SILENCE))
    await wait(SILENCE / 10);
}

/** The two by which people and service managers stop a program. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds within which a signal that comes again is the same wish: whoever tells all processes of a service tells the launcher as well, which hands it on. */
const SAME_WISH = 1_000;

/** Calls back at the first signal to stop. One that comes later, on its own, ends the process at once. */
function onStopSignal(stop: (signal: string) => void): void {
  let since: number | null = null;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (since !== null && Date.now() - since > SAME_WISH) process.exit(1);
      if (since === null) stop(signal);
      since ??= Date.now();
    });
  }
}

/** Finishes requests, then stops accepting; connections that outlast the longest of them are cut. */
async function finish(app: FastifyInstance): Promise<void> {
  await finishRequests(app);
  // Node looks after slow uploads only while it listens: without this, one of them would hold up the stop.
  const cut = setTimeout(() => app.server.closeAllConnections(), LIMITS.operationMs);
  await app.close();
  clearTimeout(cut);
}

/** Stops this process when the one that started it is gone: nobody would be left to stop it later. */
export function stopWithLauncher(): void {
  // The channel between them keeps nothing alive, and breaks when either ends.
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

/**
 * On SIGTERM or SIGINT (or an error that nothing caught): finishes running requests, stops accepting, lets go of what they
 * needed. A second signal, a moment later, ends the process at once.
 */
export function stopGracefully(app: FastifyInstance, letGo: () => Promise<void>): void {
  stopWithLauncher();
  const { close } = closeWithGrace(
    { delay: 2 * LIMITS.operationMs + 5_000, logger: app.log, skip: [...STOP_SIGNALS] },
    async ({ signal, err }) => {
      if (err) app.log.fatal({ type: err.name, stack: err.stack }, err.message);
      if (signal) app.log.info({ signal }, 'stopping');
      await finish(app);
      await letGo();
      app.log.info('stopped');
    },
  );
  onStopSignal((signal) => {
    app.log.info({ signal }, 'stopping');
    close();
  });
}

/** The address to type in a browser on this machine; a server that listens everywhere is reached here too. */
export function localUrl({ address, family, port }: Pick<AddressInfo, 'address' | 'family' | 'port'>): string {
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

const FIRST_QUERY = '{ speerpunt(slug: "maastricht-lokale-toegang") { name spend { total { amount } } } }';

/** What a start prints: where the graph is, and one query to try. */
export function welcomeText(url: string, version: { id: string; facts: number } | null): string {
  return `
Jeugdgraaf is running with ${version?.facts ?? 0} facts (data version ${version?.id ?? 'none'}).

  Page with example queries   ${url}/
  Graph                       ${url}/graphql

Try one query:

  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: FIRST_QUERY })}'

Stop with Ctrl-C.
`;
}

type Door = Pick<Config, 'port' | 'host'>;

const LISTENING_FAILS: Record<string, (door: Door) => string> = {
  EADDRINUSE: ({ port }) =>
    `PORT: ${port} is in use by another program; stop it, or set PORT to another number (0 takes any free one).`,
  EACCES: ({ port }) => `PORT: ${port} may not be used by this account; set PORT to a number of 1024 or more.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST: ${host} is no address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
  ENOTFOUND: ({ host }) =>
    `HOST: ${host} is not known; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
  EAI_AGAIN: ({ host }) =>
    `HOST: ${host} cannot be looked up now; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
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
