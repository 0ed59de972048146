import type { FastifyInstance } from 'fastify';
import type { ReadVersion } from './data-version.js';

type Readiness = { status: 'ready'; dataVersion: string; facts: number } | { status: 'not ready'; reason: string };

async function readiness(readVersion: ReadVersion): Promise<Readiness> {
  try {
    const version = await readVersion();
    if (!version) return { status: 'not ready', reason: 'no data has been loaded' };
    return { status: 'ready', dataVersion: version.id, facts: version.facts };
  } catch {
    return { status: 'not ready', reason: 'the database does not answer' };
  }
}

/**
 * For whoever runs the server: `/health/live` says that the process runs (restart it when it does not answer),
 * `/health/ready` that questions can be answered (send no traffic while it says otherwise).
 */
export function addHealthRoutes(app: FastifyInstance, readVersion: ReadVersion): void {
  // Somebody asks these every few seconds: only what goes wrong with them is worth a line in the log.
  const options = { logLevel: 'warn' as const };
  app.get('/health/live', options, (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'live' });
  });
  app.get('/health/ready', options, async (_request, reply) => {
    const state = app.activity.stopping ? { status: 'not ready' as const, reason: 'the server is stopping' } : await readiness(readVersion);
    reply.header('cache-control', 'no-store').code(state.status === 'ready' ? 200 : 503);
    return state;
  });
}
