/** A partner's server: its address, and the headers that it asks for. */
export interface PartnerServer {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds that it may take to answer. */
  timeoutMs: number;
}

/** A GraphQL answer, as far as it must be one to be worth reading. */
export interface Reply {
  data: Record<string, unknown> | null;
  errors: { message: string; path?: unknown; extensions?: unknown }[];
  ms: number;
}

/** A server that gives no GraphQL answer: what it does, and what it should do. */
export class NoAnswerError extends Error {
  constructor(readonly problem: string, readonly instead: string) {
    super(`${problem} ${instead}`);
    this.name = 'NoAnswerError';
  }
}

/** Bytes of an answer. A document and 500 small things are far below it. */
const MAX_BYTES = 10_000_000;

const JSON_TYPES = /^application\/(?:graphql-response\+)?json\b/i;

/** What a failed connection says about itself: the driver's own text is for programmers. */
function connectionProblem(cause: unknown, { url, timeoutMs }: PartnerServer): NoAnswerError {
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new NoAnswerError(`It did not answer within ${timeoutMs / 1000} seconds.`, 'Answer from memory or an index; a gateway waits no longer.');
  }
  const code = ((cause as Error).cause as { code?: string } | undefined)?.code;
  const reasons: Record<string, string> = { ECONNREFUSED: 'nothing listens there', ENOTFOUND: 'no such host is known', ECONNRESET: 'it broke the connection off' };
  return new NoAnswerError(`${url} cannot be reached: ${reasons[code ?? ''] ?? 'the connection failed'}.`, 'Start your server, and give the address of its GraphQL endpoint.');
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > MAX_BYTES) throw new NoAnswerError(`Its answer is longer than ${MAX_BYTES / 1_000_000} MB.`, 'Give lists an argument "first" with a small default.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuseStatus(response: Response): void {
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.get('location');
    throw new NoAnswerError(`It redirects${to ? ` to ${to}` : ''}.`, 'Give the address that answers itself: a gateway does not follow, so that its secret goes nowhere else.');
  }
  if (response.status === 401 || response.status === 403) {
    throw new NoAnswerError(`It refuses the request with HTTP ${response.status}.`, "Give the header that it asks for: --header 'x-gateway-secret: …'");
  }
}

/** HTTP says whether there is an answer at all; a GraphQL answer may come with any status, as its media type tells. */
function read(text: string, response: Response): Omit<Reply, 'ms'> {
  const type = response.headers.get('content-type') ?? '';
  const status = response.ok ? '' : `HTTP ${response.status} and `;
  if (!JSON_TYPES.test(type)) {
    throw new NoAnswerError(`It answers ${status}${type ? `content type ${type}` : 'no content type'}, not JSON.`, 'Answer POST requests with content-type application/json. Is this the address of the GraphQL endpoint?');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new NoAnswerError(`It answers ${status}something that says it is JSON and is not.`, 'Answer {"data": …}, {"errors": …} or both.');
  }
  const { data, errors } = (body ?? {}) as { data?: Reply['data']; errors?: unknown };
  const list = Array.isArray(errors) ? (errors as Reply['errors']) : [];
  if (typeof body !== 'object' || (data === undefined && list.length === 0)) {
    throw new NoAnswerError(`It answers ${status}JSON that has neither data nor errors.`, 'Answer {"data": …}, {"errors": …} or both.');
  }
  if (!response.ok && !data) {
    const said = list[0]?.message;
    throw new NoAnswerError(`It answers HTTP ${response.status}${said ? `: ${said.split('\n')[0]}` : ''}.`, 'Answer a GraphQL request with HTTP 200; what is wrong with a part of it goes into "errors".');
  }
  return { data: data ?? null, errors: list };
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
  return { ...read(text, response), ms: performance.now() - start };
}
