import { setTimeout as wait } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
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
  while (Date.now() < latest && (activity.running > 0 || Date.now() - activity.lastAt < SILENCE)) await wait(SILENCE / 10);
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
  const { close } = closeWithGrace({ delay: 2 * LIMITS.operationMs + 5_000, logger: app.log, skip: [...STOP_SIGNALS] }, async ({ signal, err }) => {
    if (err) app.log.fatal({ type: err.name, stack: err.stack }, err.message);
    if (signal) app.log.info({ signal }, 'stopping');
    await finish(app);
    await letGo();
    app.log.info('stopped');
  });
  onStopSignal((signal) => {
    app.log.info({ signal }, 'stopping');
    close();
  });
}
