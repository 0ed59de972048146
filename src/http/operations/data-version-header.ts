import type { FastifyInstance } from 'fastify';
import type { LoadedVersion, ReadVersion } from '../backend.js';

/** How long a response waits for the version: one that needs nothing else from a busy database is not held up by it. */
const TIMEOUT_MS = 500;

/** The version, or null when it cannot be read in time. */
function readInTime(reading: Promise<LoadedVersion | null>): Promise<LoadedVersion | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), TIMEOUT_MS);
    void reading
      .catch(() => null)
      .then((version) => {
        clearTimeout(timer);
        resolve(version);
      });
  });
}

/**
 * Adds `x-data-version` to responses of the routes in this scope that do not set it themselves: errors, and 304. Only
 * these cost a statement. Without data, or without a database, the header is left out.
 */
export function addDataVersionHeader(app: FastifyInstance, readVersion: ReadVersion): void {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.hasHeader('x-data-version')) return;
    const version = await readInTime(readVersion());
    if (version) reply.header('x-data-version', version.id);
  });
}
