import type { FastifyRequest } from 'fastify';

/**
 * Does what takes long before a first byte is sent. A connection on which nothing moves is closed (`connectionMs`); on this one
 * nothing does until that is done.
 */
export async function withoutTimeout<T>({ raw: { socket } }: FastifyRequest, act: () => Promise<T>): Promise<T> {
  const { timeout = 0 } = socket;
  socket.setTimeout(0);
  try {
    return await act();
  } finally {
    socket.setTimeout(timeout);
  }
}
