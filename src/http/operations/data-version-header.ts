import type { FastifyInstance } from 'fastify';
import type { LoadedVersion, ReadVersion } from '../backend.js';

/** Milliseconds that an answer waits for the version: one that has nothing else to ask of the data is not held up by a database that is busy. */
const PATIENCE_MS = 500;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False on routes whose answers have nothing to do with the data: the page, health checks and metrics. */
    ofData?: boolean;
  }
}

/** The version, or null when it cannot be told soon. */
function soon(reading: Promise<LoadedVersion | null>): Promise<LoadedVersion | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), PATIENCE_MS);
    void reading
      .catch(() => null)
      .then((version) => {
        clearTimeout(late);
        resolve(version);
      });
  });
}

/**
 * Names the version of the data on every answer that does not name the one it was read from: refusals, and what has not changed.
 * Only these cost a statement. Without data, or without a database, an answer goes as it is.
 */
export function addDataVersionHeader(app: FastifyInstance, readVersion: ReadVersion): void {
  app.addHook('onSend', async (request, reply) => {
    if (
      reply.hasHeader('x-data-version') ||
      request.is404 ||
      request.method === 'OPTIONS' ||
      request.routeOptions.config.ofData === false
    )
      return;
    const version = await soon(readVersion());
    if (version) reply.header('x-data-version', version.id);
  });
}
