import { type Finding, findingsOf } from '../finding.js';
import { type Key, written } from './ask-entities.js';
import type { PartnerServer } from './post-graphql.js';
import { ask, errorAt, orderFindings } from './probes/probe.js';
import type { ResolvedKey } from './resolved-types.js';

const { error, warning } = findingsOf('references');

/** As many as a gateway may well ask for at once. */
const MOST = 500;

/** By the ends of their keys: in no order that a table has, and yet the same at every check. */
function shuffled(keys: readonly Key[]): Key[] {
  const byEnd = (key: Key): string => [...written(key)].reverse().join('');
  return [...keys].sort((a, b) => (byEnd(a) < byEnd(b) ? -1 : 1));
}

/** Asks for real things, and says which of them the server knows: of the graph's things a partner may know a few only. */
export async function findKnown(
  server: PartnerServer, resolved: ResolvedKey, real: readonly Key[], where: string,
): Promise<{ known: Key[]; findings: Finding[] }> {
  const keys = shuffled(real).slice(0, MOST);
  const { reply, findings } = await ask({ server, resolved }, where, keys);
  findings.push(...orderFindings(where, keys, reply));
  const failed = keys.findIndex((_key, index) => errorAt(reply, index) !== null);
  if (failed >= 0) {
    const problem = `${written(keys[failed]!)} exists, and gives an error: ${errorAt(reply, failed)}`;
    findings.push(error(where, problem, 'Answer null for what you have no data about.'));
  }
  if (findings.length > 0) return { known: [], findings };
  const known = keys.filter((_key, index) => reply.entities![index] !== null);
  if (known.length > 0) return { known, findings: [] };
  const problem = `None of ${keys.length} that exist is known to your server.`;
  return { known, findings: [warning(where, problem, `Answer references to each ${resolved.type.name} that you have data about.`)] };
}
