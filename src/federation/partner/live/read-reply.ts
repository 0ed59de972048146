import { NoAnswerError } from './no-answer-error.js';

/** An error of an answer, as the server wrote it. */
export interface ReplyError {
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
export function refuseStatus(response: Response): void {
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.get('location');
    throw new NoAnswerError(`It redirects${to ? ` to ${to}` : ''}.`,
      'Give the address that answers itself: a gateway does not follow, so that its secret goes nowhere else.');
  }
  if (response.status === 401 || response.status === 403) {
    throw new NoAnswerError(`It refuses the request with HTTP ${response.status}.`,
      "Give the header that it asks for: --header 'x-gateway-secret: …'");
  }
}

/** What an error says, fit for a line on a terminal. */
export function saidBy({ message }: ReplyError): string {
  return message.split('\n')[0]!.replace(/\p{Cc}/gu, ' ').slice(0, 300);
}

function errorsOf(errors: unknown): ReplyError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((one: Partial<ReplyError> | null) => ({ ...one, message: String(one?.message ?? 'an error without a message') }));
}

/**
 * Reads an answer. HTTP says whether there is one at all; a GraphQL answer may come with any status, as its media type tells.
 * @throws NoAnswerError when there is none
 */
export function readReply(text: string, response: Response): Omit<Reply, 'ms'> {
  const type = response.headers.get('content-type') ?? '';
  const status = response.ok ? '' : `HTTP ${response.status} and `;
  if (!JSON_TYPES.test(type)) {
    throw new NoAnswerError(`It answers ${status}${type ? `content type ${type}` : 'no content type'}, not JSON.`,
      'Answer POST requests with content-type application/json. Is this the address of the GraphQL endpoint?');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new NoAnswerError(`It answers ${status}something that says it is JSON and is not.`, 'Answer {"data": …}, {"errors": …} or both.');
  }
  const { data, errors } = (body ?? {}) as { data?: Reply['data']; errors?: unknown };
  const list = errorsOf(errors);
  if (typeof body !== 'object' || (data === undefined && list.length === 0)) {
    throw new NoAnswerError(`It answers ${status}JSON that has neither data nor errors.`, 'Answer {"data": …}, {"errors": …} or both.');
  }
  if (!response.ok && !data && list.length > 0) {
    throw new NoAnswerError(`It answers HTTP ${response.status}: ${saidBy(list[0]!).replace(/\.$/, '')}.`,
      'Answer a GraphQL request with HTTP 200; what is wrong with a part of it goes into "errors".');
  }
  return { data: data ?? null, errors: list };
}
