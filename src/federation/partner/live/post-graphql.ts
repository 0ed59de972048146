import { NoAnswerError } from './no-answer-error.js';
import { readReply, refuseStatus, type Reply } from './read-reply.js';

/** A partner's server: its address, and the headers that it asks for. */
export interface PartnerServer {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds that it may take to answer. */
  timeoutMs: number;
}

/** Bytes of an answer. A document and 500 small things are far below it. */
const MAX_BYTES = 10_000_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it broke the connection off',
  ENOTFOUND: 'no such host is known',
};

/** What a failed connection says about itself: the driver's own text is for programmers. */
function connectionProblem(cause: unknown, { url, timeoutMs }: PartnerServer): NoAnswerError {
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new NoAnswerError(`It did not answer within ${timeoutMs / 1000} seconds.`, 'Answer from memory or an index; a gateway waits no longer.');
  }
  const code = ((cause as Error).cause as { code?: string } | undefined)?.code;
  return new NoAnswerError(`${url} cannot be reached: ${REASONS[code ?? ''] ?? 'the connection failed'}.`,
    'Start your server, and give the address of its GraphQL endpoint.');
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > MAX_BYTES) throw new NoAnswerError(`Its answer is longer than ${MAX_BYTES / 1_000_000} MB.`,
      'Give lists an argument "first" with a small default.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Asks a server as a gateway does.
 * @throws NoAnswerError when what comes back is no GraphQL answer
 */
export async function postGraphql(server: PartnerServer, query: string, variables: Record<string, unknown> = {}): Promise<Reply> {
  const start = performance.now();
  let response: Response;
  let text: string;
  try {
    response = await fetch(server.url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...server.headers },
      body: JSON.stringify({ query, variables }),
      redirect: 'manual',
      signal: AbortSignal.timeout(server.timeoutMs),
    });
    refuseStatus(response);
    text = await textOf(response);
  } catch (cause) {
    throw cause instanceof NoAnswerError ? cause : connectionProblem(cause, server);
  }
  return { ...readReply(text, response), ms: performance.now() - start };
}
