import { type Finding, findingsOf, type Report } from '../../finding.js';
import { askEntities, type EntitiesReply, isThing, type Key, written } from '../ask-entities.js';
import { leakFindings, type PartnerServer, saidBy } from '../post-graphql.js';
import type { ResolvedKey } from '../served-schema.js';

/** What is tried on a server for one key of one type. */
export interface Probe {
  server: PartnerServer;
  resolved: ResolvedKey;
  /** Keys of things that the server knows; at least one. */
  known: readonly Key[];
}

/** One thing that is tried: its name in findings, and what it shows. */
export interface Trial {
  name: string;
  run(probe: Probe, where: string): Promise<Report>;
}

const { error } = findingsOf('references');

const IN_ORDER =
  'Read the things into a Map by key, once, and answer each reference from it, in the order of the references.';

/** Asks, and says what any answer shows. */
export async function ask(
  { server, resolved }: Pick<Probe, 'resolved' | 'server'>,
  where: string,
  keys: readonly Key[],
): Promise<{ reply: EntitiesReply; findings: Finding[] }> {
  const reply = await askEntities(server, resolved, keys);
  return { reply, findings: leakFindings(where, reply) };
}

/** The first error that is about one entry. */
export function errorAt({ errors }: EntitiesReply, index: number): string | null {
  const found = errors.find(({ path }) => Array.isArray(path) && path[0] === '_entities' && path[1] === index);
  return found ? saidBy(found) : null;
}

/** What every answer must be: as long as the question, and each thing in its reference's place. */
export function orderFindings(where: string, keys: readonly Key[], { entities, errors }: EntitiesReply): Finding[] {
  if (!entities) {
    const said = errors[0] ? ` It says: ${saidBy(errors[0])}` : '';
    return [
      error(
        where,
        `No reference was answered.${said}`,
        'Answer _entities with one entry for each reference, null where there is nothing.',
      ),
    ];
  }
  if (entities.length !== keys.length)
    return [error(where, `${keys.length} references got ${entities.length} entries.`, IN_ORDER)];
  const wrong = entities.findIndex((entity, index) => entity !== null && !isThing(entity, keys[index]!));
  if (wrong < 0) return [];
  const { __typename, ...came } = entities[wrong]!;
  return [
    error(
      where,
      `Entry ${wrong + 1} of ${keys.length} is ${written(came)}, and its reference was ${written(keys[wrong]!)}.`,
      IN_ORDER,
    ),
  ];
}

/** As {@link orderFindings}, for things that the server has given before: it gives each of them again. */
export function knownFindings(where: string, keys: readonly Key[], reply: EntitiesReply): Finding[] {
  const findings = orderFindings(where, keys, reply);
  if (findings.length > 0) return findings;
  const lost = reply.entities!.flatMap((entity, index) => (entity === null ? [index] : []));
  if (lost.length === 0) return [];
  return [
    error(
      where,
      `${lost.length} of ${keys.length} references to things that it knows got null, the first of them ${written(keys[lost[0]!]!)}.`,
      IN_ORDER,
    ),
  ];
}
