import { version } from '../../contract/version.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { describeFailure, type Failure, failureOf, placeOf } from './failure.js';
import { NotFoundError, SourceError } from '../source.js';

/**
 * The text of an answer, as it comes in.
 * @throws SourceError when it is larger than `limit` bytes; whatever the connection throws when it is cut
 */
async function readBody(response: Response, limit: number, place: string): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new SourceError(
        `${place} answered with more than ${Math.round(limit / 1_048_576)} MB, which no page of a table is: ask for fewer areas or periods.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Milliseconds before the first retry; each further one waits twice as long. */
const FIRST_DELAY = 1_000;
/** Milliseconds that we wait by ourselves at most; a server may ask for more. */
const LONGEST_DELAY = 60_000;

/**
 * Milliseconds to wait before asking again: what the server asks for in `Retry-After` (RFC 9110, section 10.2.3: seconds or a
 * date), else exponential back-off of which chance takes up to half, so that many callers do not come back together.
 * @param attempt how many times has been asked, from 1
 */
function retryDelay(attempt: number, retryAfter: string | null, now: number, random: number): number {
  const asked = askedDelay(retryAfter, now);
  if (asked !== null) return asked;
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
  return Math.round(delay * (1 - random / 2));
}

function askedDelay(retryAfter: string | null, now: number): number | null {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // Date.parse takes much that is no date of HTTP, such as "5".
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * What we call ourselves to a source, so that its keepers can see who asks.
 * @param contact address (web or mail) of whoever runs this, to reach them when something is wrong
 */
function userAgent(contact: string | null): string {
  return `jeugdgraaf/${version}${contact ? ` (+${contact})` : ''}`;
}

interface ClientOptions {
  /** Address of whoever runs this, for the user agent. */
  contact?: string | null;
  /** Milliseconds that all requests together may take, waits included. */
  timeLimitMs?: number;
  /** Milliseconds for one request. */
  requestTimeoutMs?: number;
  /** How often the same thing is asked at most. */
  attempts?: number;
  /** Milliseconds between two requests. */
  pauseMs?: number;
  clock?: Clock;
  /** Told before each wait for a retry. */
  onRetry?: (text: string) => void;
}

/** An answer in JSON, with the text that it came as. */
interface JsonAnswer {
  text: string;
  json: unknown;
}

/** A page of 100,000 observations, the most that CBS gives, takes some 20 MB. */
const LARGEST_ANSWER = 128 * 1_048_576;

/**
 * Asks a public source for JSON, politely: one request at a time with a pause between them, under our own name, again after a
 * while when the server is busy or the connection is cut, and never longer than the time limit.
 */
export class PoliteClient {
  readonly #options: Required<Omit<ClientOptions, 'onRetry'>> & Pick<ClientOptions, 'onRetry'>;
  readonly #deadline: number;
  #queue: Promise<unknown> = Promise.resolve();
  #asked = 0;

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

  /** @throws SourceError that names the address and says what to do */
  getJson(url: string): Promise<JsonAnswer> {
    const answer = this.#queue.then(() => this.#ask(url));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #ask(url: string): Promise<JsonAnswer> {
    const { clock, attempts, pauseMs, onRetry } = this.#options;
    if (this.#asked > 0) await clock.wait(pauseMs);
    for (let attempt = 1; ; attempt += 1) {
      this.#checkTime(url);
      const result = await this.#request(url);
      if (!('failure' in result)) return result;
      const { failure } = result;
      // A request that the time limit ended is not the server's fault.
      this.#checkTime(url);
      if (failure.notFound) throw new NotFoundError(describeFailure(url, failure, attempt));
      if (!failure.mayPass || attempt === attempts) throw new SourceError(describeFailure(url, failure, attempt));
      const delay = retryDelay(attempt, failure.retryAfter, clock.now(), clock.random());
      if (clock.now() + delay >= this.#deadline) {
        throw new SourceError(
          `${describeFailure(url, failure, attempt)} Waiting ${seconds(delay)} for it would pass the time limit of ${seconds(this.#options.timeLimitMs)}: give more time, or try again later.`,
        );
      }
      onRetry?.(`${placeOf(url)} ${failure.what}; asking again in ${seconds(delay)} (${attempt} of ${attempts - 1}).`);
      await clock.wait(delay);
    }
  }

  async #request(url: string): Promise<JsonAnswer | { failure: Failure }> {
    this.#asked += 1;
    const remaining = this.#deadline - this.#options.clock.now();
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json', 'user-agent': userAgent(this.#options.contact) },
        signal: AbortSignal.timeout(Math.max(1, Math.min(this.#options.requestTimeoutMs, remaining))),
      });
      const text = await readBody(response, LARGEST_ANSWER, placeOf(url));
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
      `The time limit of ${seconds(this.#options.timeLimitMs)} has passed, before ${placeOf(url)} was read: give more time.`,
    );
  }
}

function seconds(milliseconds: number): string {
  return milliseconds >= 120_000
    ? `${Math.round(milliseconds / 60_000)} minutes`
    : `${Math.round(milliseconds / 100) / 10} seconds`;
}
