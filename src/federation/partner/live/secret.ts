import { findingsOf, type Report } from '../finding.js';
import { NoAnswerError } from './no-answer-error.js';
import { type PartnerServer, postGraphql } from './post-graphql.js';

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
  return { findings: [warning(server.url, `It answers without ${names} as well, so anybody who reaches it can ask.`,
    'Answer 401 to a request without the secret.')], notes: [] };
}
