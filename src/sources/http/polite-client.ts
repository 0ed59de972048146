import { NotFoundError, SourceError } from '../source-error.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { describeFailure, type Failure, failureOf } from './failure.js';
import { placeOf } from './place.js';
import { readBody } from './read-body.js';
import { retryDelay } from './retry-delay.js';
import { userAgent } from './user-agent.js';

export interface ClientOptions {
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
export interface JsonAnswer {
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
    this.#options = { contact: null, timeLimitMs: 600_000, requestTimeoutMs: 120_000, attempts: 6, pauseMs: 250, clock: SYSTEM_CLOCK, ...options };
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
        throw new SourceError(`${describeFailure(url, failure, attempt)} Waiting ${seconds(delay)} for it would pass the time limit of ${seconds(this.#options.timeLimitMs)}: give more time, or try again later.`);
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
    throw new SourceError(`The time limit of ${seconds(this.#options.timeLimitMs)} has passed, before ${placeOf(url)} was read: give more time.`);
  }
}

function seconds(milliseconds: number): string {
  return milliseconds >= 120_000 ? `${Math.round(milliseconds / 60_000)} minutes` : `${Math.round(milliseconds / 100) / 10} seconds`;
}
