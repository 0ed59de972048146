/** Host and path of an address, for messages: a query may be very long. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Why a request failed. */
export interface Failure {
  /** What the server did, as the end of a sentence: `answered 429`. */
  what: string;
  /** What to do about it; empty where that is unknown. */
  advice: string;
  /** Whether a retry may succeed. */
  isTransient: boolean;
  notFound: boolean;
  /** The header `Retry-After`. */
  retryAfter: string | null;
}

/** Statuses that depend on the moment and not on the request. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The failure of a response, or of what fetch threw; null for a response in JSON. */
export function failureOf(response: Response, text: string): Failure | null;
export function failureOf(thrown: unknown): Failure;
export function failureOf(cause: unknown, text?: string): Failure | null {
  if (!(cause instanceof Response)) return connectionFailure(cause);
  const { status, headers } = cause;
  if (status >= 200 && status < 300) return isJson(text!) ? null : notJson(text!);
  const message = odataMessage(text!);
  return {
    what: `answered ${status}${message ? ` (${message})` : ''}`,
    advice:
      status === 404
        ? 'Check the name of the table, upper and lower case included.'
        : TRANSIENT.has(status)
          ? 'Try again later.'
          : '',
    isTransient: TRANSIENT.has(status),
    notFound: status === 404,
    retryAfter: headers.get('retry-after'),
  };
}

/** A failure as a sentence. */
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
    isTransient: true,
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

// Maintenance pages are HTML with a status of success.
function notJson(text: string): Failure {
  const start = text.replace(/\s+/g, ' ').trim().slice(0, 60);
  return {
    what: `answered "${start}" instead of JSON`,
    advice: 'Check the base address, or try again later.',
    isTransient: true,
    notFound: false,
    retryAfter: null,
  };
}

/** The message of an OData error: `error` in version 4, `odata.error` in version 3. */
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
