/** Thrown when a server returns no GraphQL response: what it does, and what it should do. */
export class NoAnswerError extends Error {
  constructor(
    readonly problem: string,
    readonly instead: string,
  ) {
    super(`${problem} ${instead}`);
    this.name = 'NoAnswerError';
  }
}

/** An error of a response, unchecked. */
interface ReplyError {
  message: string;
  path?: unknown;
  extensions?: unknown;
}

/** A GraphQL response. Of its data, only the root is checked. */
export interface Reply {
  data: Record<string, unknown> | null;
  errors: ReplyError[];
  ms: number;
}

const DATA_OR_ERRORS = 'Respond with {"data": …}, {"errors": …} or both.';
const JSON_TYPES = /^application\/(?:graphql-response\+)?json\b/i;

/** Rejects a status for which the body does not matter. */
function rejectStatus(response: Response): void {
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.get('location');
    throw new NoAnswerError(
      `It redirects${to ? ` to ${to}` : ''}.`,
      'Give the final address: a gateway does not follow redirects, so that its secret is not sent elsewhere.',
    );
  }
  if (response.status === 401 || response.status === 403) {
    throw new NoAnswerError(
      `It rejects the request with HTTP ${response.status}.`,
      "Give the header that it requires: --header 'x-gateway-secret: …'",
    );
  }
}

/** An error's message, safe to print on one line of a terminal. */
export function errorText({ message }: ReplyError): string {
  return message
    .split('\n')[0]!
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 300);
}

function errorsOf(errors: unknown): ReplyError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((one: Partial<ReplyError> | null) => ({
    ...one,
    message: String(one?.message ?? 'an error without a message'),
  }));
}

/**
 * Reads a response. A GraphQL response can have any HTTP status: its media type identifies it.
 * @throws NoAnswerError when it is not a GraphQL response
 */
function readReply(text: string, response: Response): Omit<Reply, 'ms'> {
  const type = response.headers.get('content-type') ?? '';
  const status = response.ok ? '' : `HTTP ${response.status} and `;
  if (!JSON_TYPES.test(type)) {
    throw new NoAnswerError(
      `It responds with ${status}${type ? `content type ${type}` : 'no content type'}, not JSON.`,
      'Respond to POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new NoAnswerError(`It responds with ${status}invalid JSON.`, DATA_OR_ERRORS);
  }
  const { data, errors } = (body ?? {}) as { data?: Reply['data']; errors?: unknown };
  const list = errorsOf(errors);
  if (typeof body !== 'object' || (data === undefined && list.length === 0)) {
    throw new NoAnswerError(`It responds with ${status}JSON that has neither data nor errors.`, DATA_OR_ERRORS);
  }
  if (!response.ok && !data && list.length > 0) {
    throw new NoAnswerError(
      `It responds with HTTP ${response.status}: ${errorText(list[0]!).replace(/\.$/, '')}.`,
      'Respond to GraphQL requests with HTTP 200, and report errors in "errors".',
    );
  }
  return { data: data ?? null, errors: list };
}

/** A partner's server: its address, and the headers that it requires. */
export interface PartnerServer {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** The timeout of one request, in milliseconds. */
  timeoutMs: number;
}

/** Bytes of a response. A document or 500 small entities are far smaller. */
const MAX_BYTES = 10_000_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'the host is unknown',
};

/** Describes a failed connection without the client library's own message. */
function connectionProblem(cause: unknown, { url, timeoutMs }: PartnerServer): NoAnswerError {
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new NoAnswerError(
      `It did not respond within ${timeoutMs / 1000} seconds.`,
      'Resolve references from memory or an index: a gateway does not wait longer.',
    );
  }
  const code = ((cause as Error).cause as { code?: string } | undefined)?.code;
  return new NoAnswerError(
    `${url} cannot be reached: ${REASONS[code ?? ''] ?? 'the connection failed'}.`,
    'Start your server, and give the address of its GraphQL endpoint.',
  );
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > MAX_BYTES)
      throw new NoAnswerError(
        `Its response is larger than ${MAX_BYTES / 1_000_000} MB.`,
        'Give lists an argument "first" with a small default.',
      );
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Sends a request as a gateway does.
 * @throws NoAnswerError when the response is not a GraphQL response
 */
export async function postGraphql(
  server: PartnerServer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Reply> {
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
    rejectStatus(response);
    text = await textOf(response);
  } catch (cause) {
    throw cause instanceof NoAnswerError ? cause : connectionProblem(cause, server);
  }
  return { ...readReply(text, response), ms: performance.now() - start };
}
