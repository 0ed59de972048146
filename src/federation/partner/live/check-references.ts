import { findingsOf, type Report } from '../finding.js';
import type { Key } from './ask-entities.js';
import { findKnown } from './find-known.js';
import { NoAnswerError, type PartnerServer } from './post-graphql.js';
import { duplicates } from './probes/duplicates.js';
import { malformed } from './probes/malformed.js';
import { many } from './probes/many.js';
import type { Trial } from './probes/probe.js';
import { unknown } from './probes/unknown.js';
import type { ResolvedKey } from './served-schema.js';

const { error } = findingsOf('references');

const TRIALS: Trial[] = [duplicates, unknown, malformed, many];

/** Does something that a server may not answer; if it does not, that is the finding. */
export async function answered<Result extends Report>(where: string, act: () => Promise<Result>): Promise<Report> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return { findings: [error(where, cause.problem, cause.instead)], notes: [] };
  }
}

/** All that is tried for one key of one type, and the things that the server turned out to know by it. */
export async function checkReferences(
  server: PartnerServer,
  resolved: ResolvedKey,
  real: readonly Key[],
): Promise<Report & { known: Key[] }> {
  const place = `${resolved.type.name} by ${resolved.key}`;
  let known: Key[] = [];
  const first = await answered(place, async () => {
    const found = await findKnown(server, resolved, real, place);
    known = found.known;
    return { findings: found.findings, notes: [`${place}: your server knows ${known.length} of ${real.length}`] };
  });
  const reports = [first];
  if (known.length > 0) {
    for (const { name, run } of TRIALS) {
      const where = `${place}, ${name}`;
      reports.push(await answered(where, () => run({ server, resolved, known }, where)));
    }
  }
  return { findings: reports.flatMap(({ findings }) => findings), notes: reports.flatMap(({ notes }) => notes), known };
}
