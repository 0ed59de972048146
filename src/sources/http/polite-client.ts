import { type JsonClient, SourceError } from '../../contract/source.js';
import { version } from '../../contract/version.js';
import { NotFoundError } from '../errors.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { describeFailure, type Failure, failureOf, placeOf } from './failure.js';

/**
 * Reads the body of a response as text.
 * @throws SourceError when it is larger than `limit` bytes; the error of fetch when the connection breaks
 */
async function readBody(response: Response, limit: number, place: string): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new SourceError(
        `${place} answered with more than ${Math.round(limit / 1_048_576)} MB, more than any page of a table: ` +
          'select fewer areas or periods.',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Milliseconds before the first retry; the delay doubles with each further one. */
const FIRST_DELAY = 1_000;
/** The longest delay of our own, in milliseconds; a server may request a longer one. */
const LONGEST_DELAY = 60_000;

/**
 * Milliseconds before a retry: what the server requests in `Retry-After` (RFC 9110, section 10.2.3: seconds or a date),
 * else exponential back-off with jitter of up to half, so that many clients do not return together.
 * @param attempt number of requests so far, from 1
 */
function retryDelay(attempt: number, retryAfter: string | null, now: number, random: number): number {
  const requested = requestedDelay(retryAfter, now);
  if (requested !== null) return requested;
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
  return Math.round(delay * (1 - random / 2));
}

function requestedDelay(retryAfter: string | null, now: number): number | null {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // Date.parse accepts texts that are not HTTP dates, such as "5".
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * The header `User-Agent`, so that operators of a source can see who sends the requests.
 * @param contact address (web or mail) of the operator of this program, in case of problems
 */
function userAgent(contact: string | null): string {
  return `jeugdgraaf/${version}${contact ? ` (+${contact})` : ''}`;
}

interface ClientOptions {
  /** Address of the operator, for the user agent. */
  contact?: string | null;
  /** Milliseconds for all requests together, delays included. */
  timeLimitMs?: number;
  /** Milliseconds for one request. */
  requestTimeoutMs?: number;
  /** The most times that one request is sent. */
  attempts?: number;
  /** Milliseconds between requests. */
  pauseMs?: number;
  clock?: Clock;
  /** Called before each retry. */
  onRetry?: (text: string) => void;
}

/** A response in JSON, with its text. */
interface JsonResponse {
  text: string;
  json: unknown;
}

/** A page of 100,000 observations, the most that CBS returns, has some 20 MB. */
const LARGEST_RESPONSE = 128 * 1_048_576;

/**
 * Requests JSON from a public source without burdening it: one request at a time with a pause in between, identified,
 * retried with increasing delays when the server is busy or the connection breaks, and within a time limit.
 */
export class PoliteClient implements JsonClient {
  readonly #options: Required<Omit<ClientOptions, 'onRetry'>> & Pick<ClientOptions, 'onRetry'>;
  readonly #deadline: number;
  #queue: Promise<unknown> = Promise.resolve();
  #requests = 0;

  constructor(options: ClientOptions = {}) {
    this.#options = {
      contact: null,
      timeLimitMs: 600_000,
      requestTimeoutMs: 120_000,
      attempts: 6,
      pauseMs: 250,
      clock: SYSTEM_CLOCK,
      ...options,
    };
    this.#deadline = this.#options.clock.now() + this.#options.timeLimitMs;
  }

  getJson(url: string): Promise<JsonResponse> {
    const answer = this.#queue.then(() => this.#getWithRetries(url));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #getWithRetries(url: string): Promise<JsonResponse> {
    const { clock, attempts, pauseMs, onRetry } = this.#options;
    if (this.#requests > 0) await clock.wait(pauseMs);
    for (let attempt = 1; ; attempt += 1) {
      this.#checkTime(url);
      const result = await this.#request(url);
      if (!('failure' in result)) return result;
      const { failure } = result;
      // When the time limit ended the request, the failure is not the server's.
      this.#checkTime(url);
      if (failure.notFound) throw new NotFoundError(describeFailure(url, failure, attempt));
      if (!failure.isTransient || attempt === attempts) throw new SourceError(describeFailure(url, failure, attempt));
      const delay = retryDelay(attempt, failure.retryAfter, clock.now(), clock.random());
      if (clock.now() + delay >= this.#deadline) {
        throw new SourceError(
          `${describeFailure(url, failure, attempt)} Waiting ${seconds(delay)} would exceed the time limit of ` +
            `${seconds(this.#options.timeLimitMs)}: allow more time, or try again later.`,
        );
      }
      onRetry?.(`${placeOf(url)} ${failure.what}; retrying in ${seconds(delay)} (${attempt} of ${attempts - 1}).`);
      await clock.wait(delay);
    }
  }

  async #request(url: string): Promise<JsonResponse | { failure: Failure }> {
    this.#requests += 1;
    const remaining = this.#deadline - this.#options.clock.now();
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json', 'user-agent': userAgent(this.#options.contact) },
        signal: AbortSignal.timeout(Math.max(1, Math.min(this.#options.requestTimeoutMs, remaining))),
      });
      const text = await readBody(response, LARGEST_RESPONSE, placeOf(url));
      const failure = failureOf(response, text);
      return failure ? { failure } : { text, json: JSON.parse(text) };
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      return { failure: failureOf(cause) };
    }
  }

  #checkTime(url: string): void {
    if (this.#options.clock.now() < this.#deadline) return;
    throw new SourceError(
      `The time limit of ${seconds(this.#options.timeLimitMs)} has passed before ${placeOf(url)} was read: ` +
        'allow more time.',
    );
  }
}

function seconds(milliseconds: number): string {
  return milliseconds >= 120_000
    ? `${Math.round(milliseconds / 60_000)} minutes`
    : `${Math.round(milliseconds / 100) / 10} seconds`;
}
