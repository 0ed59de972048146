import type { FastifyReply } from 'fastify';

/** What an answer that is no data says of itself: problem details, RFC 9457. Members beyond the standard's say more to a program. */
export interface Problem {
  status: number;
  /** What kind of problem it is: the same for each of its kind. */
  title: string;
  /** What is wrong this time, and what would be right. */
  detail: string;
  /** What names the kind, as a URI; made from the title when not given. Nothing is to be found there: `docs/export.md` lists them. */
  type?: string;
  [more: string]: unknown;
}

/** Answers a request with a problem. Nobody may keep it: what was wrong can be right a moment later. */
export function problem(
  reply: FastifyReply,
  {
    title,
    status,
    detail,
    type = `urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}`,
    ...more
  }: Problem,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, ...more }));
}
