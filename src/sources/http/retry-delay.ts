/** Milliseconds before the first retry; each further one waits twice as long. */
const FIRST_DELAY = 1_000;
/** Milliseconds that we wait by ourselves at most; a server may ask for more. */
const LONGEST_DELAY = 60_000;

/**
 * Milliseconds to wait before asking again: what the server asks for in `Retry-After` (RFC 9110, section 10.2.3: seconds or a
 * date), else exponential back-off of which chance takes up to half, so that many callers do not come back together.
 * @param attempt how many times has been asked, from 1
 */
export function retryDelay(attempt: number, retryAfter: string | null, now: number, random: number): number {
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
