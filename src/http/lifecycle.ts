import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { LIMITS } from './limits.js';

/** Milliseconds without requests after which none is assumed to be pending. */
const QUIET_MS = 300;

/**
 * Waits until no request is running or arriving, at most for the time limit of one operation. A connection with an
 * unread request in its buffer looks idle to Node, which would reset it on close. Meanwhile the server closes each
 * connection after its response, and `/health/ready` reports that it is stopping.
 */
async function finishRequests({ activity }: FastifyInstance): Promise<void> {
  activity.stopping = true;
  activity.lastAt = Date.now();
  const deadline = Date.now() + LIMITS.operationMs;
  while (Date.now() < deadline && (activity.running > 0 || Date.now() - activity.lastAt < QUIET_MS))
    await wait(QUIET_MS / 10);
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A signal repeated within this time is the same one: it can arrive both directly and through the launcher. */
const SAME_SIGNAL_MS = 1_000;

/** Calls back at the first stop signal. A later second one exits at once. */
function onStopSignal(stop: (signal: string) => void): void {
  let since: number | null = null;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (since !== null && Date.now() - since > SAME_SIGNAL_MS) process.exit(1);
      if (since === null) stop(signal);
      since ??= Date.now();
    });
  }
}

/** Finishes running requests, then stops accepting. Connections that outlast the longest request are cut. */
async function closeServer(app: FastifyInstance): Promise<void> {
  await finishRequests(app);
  // Node times out slow uploads only while it listens: without this, one of them would delay the stop.
  const cut = setTimeout(() => app.server.closeAllConnections(), LIMITS.operationMs);
  await app.close();
  clearTimeout(cut);
}

/** Stops this process when its launcher exits: nothing would be left to stop it later. */
export function stopWithLauncher(): void {
  // The IPC channel must not keep either process alive.
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

/**
 * On SIGTERM, SIGINT or an uncaught error: finishes running requests, stops accepting and releases resources.
 * A second signal, a moment later, exits at once.
 */
export function stopGracefully(app: FastifyInstance, release: () => Promise<void>): void {
  stopWithLauncher();
  const { close } = closeWithGrace(
    { delay: 2 * LIMITS.operationMs + 5_000, logger: app.log, skip: [...STOP_SIGNALS] },
    async ({ signal, err }) => {
      if (err) app.log.fatal({ type: err.name, stack: err.stack }, err.message);
      if (signal) app.log.info({ signal }, 'stopping');
      await closeServer(app);
      await release();
      app.log.info('stopped');
    },
  );
  onStopSignal((signal) => {
    app.log.info({ signal }, 'stopping');
    close();
  });
}

/** The URL for a browser on this machine, also when the server listens on all interfaces. */
export function localUrl({ address, family, port }: Pick<AddressInfo, 'address' | 'family' | 'port'>): string {
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

const FIRST_QUERY = '{ speerpunt(slug: "maastricht-lokale-toegang") { name spend { total { amount } } } }';

/** The output of a start: the URLs, and one query to try. */
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

type ListenOptions = Pick<Config, 'port' | 'host'>;

const LISTEN_ERRORS: Record<string, (options: ListenOptions) => string> = {
  EADDRINUSE: ({ port }) =>
    `PORT: ${port} is in use by another program; stop it, or set PORT to another number (0 for any free port).`,
  EACCES: ({ port }) => `PORT: this account may not use ${port}; set PORT to 1024 or higher.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST: ${host} is not an address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
  ENOTFOUND: ({ host }) =>
    `HOST: ${host} is unknown; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
  EAI_AGAIN: ({ host }) =>
    `HOST: ${host} cannot be resolved; set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
};

/** The message to the parent process, once the server listens. */
export interface Listening {
  listening: string;
}

/**
 * Listens, and sends the URL to the parent process.
 * @throws ConfigurationError that names the setting to change
 */
export async function listen(app: FastifyInstance, options: ListenOptions): Promise<AddressInfo> {
  try {
    await app.listen({ ...options, listenTextResolver: () => 'listening' });
  } catch (cause) {
    const explain = LISTEN_ERRORS[(cause as NodeJS.ErrnoException).code ?? ''];
    throw explain ? new ConfigurationError(explain(options)) : cause;
  }
  const address = app.server.address() as AddressInfo;
  process.send?.({ listening: localUrl(address) } satisfies Listening);
  return address;
}
