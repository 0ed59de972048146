import { type Finding, findingsOf, type Report } from '../finding.js';

/** A server that gives no GraphQL answer: what it does, and what it should do. */
export class NoAnswerError extends Error {
  constructor(
    readonly problem: string,
    readonly instead: string,
  ) {
    super(`${problem} ${instead}`);
    this.name = 'NoAnswerError';
  }
}

/** An error of an answer, as the server wrote it. */
interface ReplyError {
  message: string;
  path?: unknown;
  extensions?: unknown;
}

/** A GraphQL answer, as far as it must be one to be worth reading. */
export interface Reply {
  data: Record<string, unknown> | null;
  errors: ReplyError[];
  ms: number;
}

const JSON_TYPES = /^application\/(?:graphql-response\+)?json\b/i;

/** Refuses a status that ends it, whatever comes with it. */
function refuseStatus(response: Response): void {
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.get('location');
    throw new NoAnswerError(
      `It redirects${to ? ` to ${to}` : ''}.`,
      'Give the address that answers itself: a gateway does not follow, so that its secret goes nowhere else.',
    );
  }
  if (response.status === 401 || response.status === 403) {
    throw new NoAnswerError(
      `It refuses the request with HTTP ${response.status}.`,
      "Give the header that it asks for: --header 'x-gateway-secret: …'",
    );
  }
}

/** What an error says, fit for a line on a terminal. */
export function saidBy({ message }: ReplyError): string {
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
 * Reads an answer. HTTP says whether there is one at all; a GraphQL answer may come with any status, as its media type tells.
 * @throws NoAnswerError when there is none
 */
function readReply(text: string, response: Response): Omit<Reply, 'ms'> {
  const type = response.headers.get('content-type') ?? '';
  const status = response.ok ? '' : `HTTP ${response.status} and `;
  if (!JSON_TYPES.test(type)) {
    throw new NoAnswerError(
      `It answers ${status}${type ? `content type ${type}` : 'no content type'}, not JSON.`,
      'Answer POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new NoAnswerError(
      `It answers ${status}something that says it is JSON and is not.`,
      'Answer {"data": …}, {"errors": …} or both.',
    );
  }
  const { data, errors } = (body ?? {}) as { data?: Reply['data']; errors?: unknown };
  const list = errorsOf(errors);
  if (typeof body !== 'object' || (data === undefined && list.length === 0)) {
    throw new NoAnswerError(
      `It answers ${status}JSON that has neither data nor errors.`,
      'Answer {"data": …}, {"errors": …} or both.',
    );
  }
  if (!response.ok && !data && list.length > 0) {
    throw new NoAnswerError(
      `It answers HTTP ${response.status}: ${saidBy(list[0]!).replace(/\.$/, '')}.`,
      'Answer a GraphQL request with HTTP 200; what is wrong with a part of it goes into "errors".',
    );
  }
  return { data: data ?? null, errors: list };
}

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
    return new NoAnswerError(
      `It did not answer within ${timeoutMs / 1000} seconds.`,
      'Answer from memory or an index; a gateway waits no longer.',
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
        `Its answer is longer than ${MAX_BYTES / 1_000_000} MB.`,
        'Give lists an argument "first" with a small default.',
      );
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Asks a server as a gateway does.
 * @throws NoAnswerError when what comes back is no GraphQL answer
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
    refuseStatus(response);
    text = await textOf(response);
  } catch (cause) {
    throw cause instanceof NoAnswerError ? cause : connectionProblem(cause, server);
  }
  return { ...readReply(text, response), ms: performance.now() - start };
}

const { warning } = findingsOf('service');

/** A server that is given a secret refuses those who do not have it. */
export async function checkSecret(server: PartnerServer): Promise<Report> {
  if (Object.keys(server.headers).length === 0) return { findings: [], notes: [] };
  try {
    await postGraphql({ ...server, headers: {} }, '{ __typename }');
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return { findings: [], notes: ['Without the header that was given it refuses.'] };
  }
  const names = Object.keys(server.headers).join(', ');
  return {
    findings: [
      warning(
        server.url,
        `It answers without ${names} as well, so anybody who reaches it can ask.`,
        'Answer 401 to a request without the secret.',
      ),
    ],
    notes: [],
  };
}

const { error } = findingsOf('references');

/** What only the inside of a program knows: lines of a stack, paths of source files. */
const INSIDE = /\n\s+at |"stacktrace"|"exception"|node_modules|Traceback \(most recent call last\)|file:\/\/\//;

/** Whether errors show the inside of the program: whoever attacks it reads there what it is made of. */
export function leakFindings(where: string, { errors }: Reply): Finding[] {
  const leak = errors.find((one) => INSIDE.test(JSON.stringify(one).replaceAll('\\n', '\n')));
  if (!leak) return [];
  return [
    error(
      where,
      'Its errors show the inside of your program: a stack or paths of files.',
      'Answer with a message for the caller alone; with Apollo Server set includeStacktraceInErrorResponses: false.',
    ),
  ];
}

/** A server that does not say what it serves: there is nothing else to check. */
export function serviceFinding(url: string, { problem, instead }: NoAnswerError): Finding {
  return findingsOf('service').error(url, problem, instead);
}
