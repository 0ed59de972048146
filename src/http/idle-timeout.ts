import type { FastifyRequest } from 'fastify';

/**
 * Does what takes long and sends nothing. A connection on which nothing moves is closed (`connectionMs`); on this one nothing does
 * until that is done.
 */
export async function withoutIdleTimeout<T>({ raw: { socket } }: FastifyRequest, act: () => Promise<T>): Promise<T> {
  const { timeout = 0 } = socket;
  socket.setTimeout(0);
  try {
    return await act();
  } finally {
    socket.setTimeout(timeout);
  }
}

/** Pieces that may each take long. While it is the reader who is slow none is asked for, and the connection is closed as any other. */
export async function* withoutIdleTimeouts<T>(request: FastifyRequest, pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (;;) {
      const { done, value } = await withoutIdleTimeout(request, () => pieces.next());
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading stops the making.
    await pieces.return(undefined);
  }
}
