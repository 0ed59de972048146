import { type Finding, findingsOf } from './finding.js';
import type { NoAnswerError } from './live/no-answer-error.js';

/** A server that does not say what it serves: there is nothing else to check. */
export function serviceFinding(url: string, { problem, instead }: NoAnswerError): Finding {
  return findingsOf('service').error(url, problem, instead);
}
