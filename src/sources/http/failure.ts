/** Host and path of an address; a query may be very long, and says little to whoever reads a message. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Why a request brought nothing. */
export interface Failure {
  /** As it goes on after the name of the server: `answered 429`. */
  what: string;
  /** What to do about it, where that is known. */
  advice: string;
  /** Whether it may be over when asked again. */
  mayPass: boolean;
  /** Whether the server knows no such thing. */
  notFound: boolean;
  /** The header of that name. */
  retryAfter: string | null;
}

/** Statuses that say something about the moment and not about the request. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What is wrong with an answer, or with what fetch threw; null for an answer in JSON. */
export function failureOf(response: Response, text: string): Failure | null;
export function failureOf(thrown: unknown): Failure;
export function failureOf(cause: unknown, text?: string): Failure | null {
  if (!(cause instanceof Response)) return connectionFailure(cause);
  const { status, headers } = cause;
  if (status >= 200 && status < 300) return isJson(text!) ? null : notJson(text!);
  const words = odataMessage(text!);
  return {
    what: `answered ${status}${words ? ` (${words})` : ''}`,
    advice:
      status === 404
        ? 'Check the name of the table, upper and lower case included.'
        : PASSING.has(status)
          ? 'Try again later.'
          : '',
    mayPass: PASSING.has(status),
    notFound: status === 404,
    retryAfter: headers.get('retry-after'),
  };
}

/** A failure as a sentence about an address. */
export function describeFailure(url: string, { what, advice }: Failure, attempts: number): string {
  return `${placeOf(url)} ${what}${attempts > 1 ? `, ${attempts} times` : ''}.${advice ? ` ${advice}` : ''}`;
}

function connectionFailure(thrown: unknown): Failure {
  const { name, cause } = thrown as { name?: string; cause?: { code?: string; message?: string } };
  const what =
    name === 'TimeoutError'
      ? 'did not answer in time'
      : `could not be read (${cause?.code ?? cause?.message ?? String(thrown)})`;
  return {
    what,
    advice: 'Check the connection and the base address.',
    mayPass: true,
    notFound: false,
    retryAfter: null,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// Maintenance pages come as HTML, with a status of success.
function notJson(text: string): Failure {
  const start = text.replace(/\s+/g, ' ').trim().slice(0, 60);
  return {
    what: `answered no JSON but "${start}"`,
    advice: 'Check the base address, or try again later.',
    mayPass: true,
    notFound: false,
    retryAfter: null,
  };
}

/** The message of an OData error: version 4 writes `error`, version 3 `odata.error` with a message of its own. */
function odataMessage(text: string): string {
  try {
    const body = JSON.parse(text) as {
      error?: { message?: unknown };
      'odata.error'?: { message?: { value?: unknown } };
    };
    const message = body.error?.message ?? body['odata.error']?.message?.value;
    return typeof message === 'string' ? message.slice(0, 200) : '';
  } catch {
    return '';
  }
}
