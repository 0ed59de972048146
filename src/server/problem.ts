import type { FastifyReply } from 'fastify';

/** What an answer that is no data says of itself: problem details, RFC 9457. Members beyond the standard's say more to a program. */
export interface Problem {
  status: number;
  /** What kind of problem it is: the same for each of its kind. */
  title: string;
  /** What is wrong this time, and what would be right. */
  detail: string;
  /** An address that names the kind; `about:blank` when the status says it all. */
  type?: string;
  [more: string]: unknown;
}

/** Answers a request with a problem. Nobody may keep it: what was wrong can be right a moment later. */
export function problem(reply: FastifyReply, { type = 'about:blank', title, status, detail, ...more }: Problem): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, ...more }));
}
