import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { Store } from '../persistence/open-store.js';
import { LIMITS } from './limits.js';

/** Milliseconds between the signal and the closed door, in which what clients have already sent is still read. */
const LAST_READS = 500;

/**
 * Finishes what was asked before the signal, then stops accepting. A request that lies unread in its connection's buffer
 * looks idle to Node, and closing would reset it: so the server goes on for a moment, telling every client to go.
 */
async function finish(app: FastifyInstance): Promise<void> {
  app.stopping.value = true;
  await new Promise((resolve) => { setTimeout(resolve, LAST_READS); });
  // Node looks after slow uploads only while it listens: without this, one of them would hold up the stop.
  const cut = setTimeout(() => app.server.closeAllConnections(), LIMITS.operationMs);
  await app.close();
  clearTimeout(cut);
}

/**
 * On SIGTERM or SIGINT (or an error that nothing caught): stops accepting, finishes running requests, closes the store.
 * A second signal ends the process at once.
 */
export function stopGracefully(app: FastifyInstance, store: Store): void {
  closeWithGrace({ delay: LIMITS.operationMs + 5_000, logger: app.log }, async ({ signal, err }) => {
    if (err) app.log.fatal({ type: err.name, stack: err.stack }, err.message);
    app.log.info({ signal }, 'stopping');
    await finish(app);
    await store.close();
    app.log.info('stopped');
  });
}
