import type { FastifyRequest } from 'fastify';
import { Socket } from 'node:net';

/**
 * Runs an action that takes long and sends nothing. The server closes idle connections (`connectionMs`); this one stays
 * open until the action has finished.
 */
export async function withoutIdleTimeout<T>({ raw: { socket } }: FastifyRequest, action: () => Promise<T>): Promise<T> {
  // Requests of `app.inject` have no real socket.
  if (!(socket instanceof Socket)) return action();
  const { timeout = 0 } = socket;
  socket.setTimeout(0);
  try {
    return await action();
  } finally {
    socket.setTimeout(timeout);
  }
}

/** The same for each chunk of a body. While the client reads slowly no chunk is requested, and the timeout applies. */
export async function* withoutIdleTimeouts<T>(request: FastifyRequest, chunks: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (;;) {
      const { done, value } = await withoutIdleTimeout(request, () => chunks.next());
      if (done) return;
      yield value;
    }
  } finally {
    // When the consumer stops early, so does the producer.
    await chunks.return(undefined);
  }
}
