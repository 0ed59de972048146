import { error, type Problem } from '../finding.js';
import type { PartnerType } from '../partner.js';
import { errorText, type PartnerServer, postGraphql, type Reply } from './post-graphql.js';

/** A type for which a partner's server resolves references, and one of its keys. */
export interface ResolvedKey {
  type: PartnerType;
  /** The fields of the key, as a selection: `code`, or `plan { slug } number`. */
  key: string;
  /** Whether it is an entity of the graph, so that existing keys are known. */
  isOfBase: boolean;
}

/** A reference to an entity: the fields of one key. */
export type Key = Record<string, unknown>;

export interface EntitiesReply extends Reply {
  /** One for each reference; null when the list is missing. */
  entities: (Key | null)[] | null;
}

/** A reference as text. */
export function printKey(key: Key): string {
  return JSON.stringify(key);
}

/** Queries `_entities` for these fields of the type. */
export function queryEntities(
  server: PartnerServer,
  { type }: ResolvedKey,
  keys: readonly Key[],
  fields: string,
): Promise<Reply> {
  const entities = `_entities(representations: $references) { __typename ... on ${type.name} { ${fields} } }`;
  const references = keys.map((key) => ({ __typename: type.name, ...key }));
  return postGraphql(server, `query ($references: [_Any!]!) { ${entities} }`, { references });
}

/** What reveals internals of a program: lines of a stack trace, paths of source files. */
const INTERNALS = /\n\s+at |"stacktrace"|"exception"|node_modules|Traceback \(most recent call last\)|file:\/\/\//;

function leakProblems(where: string, { errors }: Reply): Problem[] {
  const isLeak = (one: object) => INTERNALS.test(JSON.stringify(one).replaceAll('\\n', '\n'));
  if (!errors.some(isLeak)) return [];
  return [
    error(
      where,
      'Its errors reveal internals of your program: a stack trace or file paths.',
      'Return only messages for clients; in Apollo Server, set includeStacktraceInErrorResponses: false.',
    ),
  ];
}

/**
 * Requests entities as a gateway does, with their keys, to see which entity is returned. Errors that reveal internals
 * are a problem.
 */
export async function requestEntities(
  server: PartnerServer,
  resolved: ResolvedKey,
  where: string,
  keys: readonly Key[],
): Promise<{ reply: EntitiesReply; problems: Problem[] }> {
  const reply = await queryEntities(server, resolved, keys, resolved.key);
  const list = reply.data?._entities;
  const entities = Array.isArray(list) ? (list as (Key | null)[]) : null;
  return { reply: { ...reply, entities }, problems: leakProblems(where, reply) };
}

/** Whether an entity is the one that a reference identifies. */
export function matches(entity: Key | null | undefined, key: Key): boolean {
  return (
    entity !== null &&
    entity !== undefined &&
    Object.entries(key).every(([name, value]) => JSON.stringify(entity[name]) === JSON.stringify(value))
  );
}

/** The first error about one entry. */
export function errorAt({ errors }: EntitiesReply, index: number): string | null {
  const found = errors.find(({ path }) => Array.isArray(path) && path[0] === '_entities' && path[1] === index);
  return found ? errorText(found) : null;
}

const IN_ORDER = 'Load the entities into a Map by key, once, and return one entry for each reference, in order.';

/** Every response has one entry for each reference, in order. */
export function orderProblems(where: string, keys: readonly Key[], { entities, errors }: EntitiesReply): Problem[] {
  if (!entities) {
    const reported = errors[0] ? ` The server reports: ${errorText(errors[0])}` : '';
    const instead = 'Return one entry of _entities for each reference, null for an unknown entity.';
    return [error(where, `No reference was resolved.${reported}`, instead)];
  }
  if (entities.length !== keys.length)
    return [error(where, `${keys.length} references returned ${entities.length} entries.`, IN_ORDER)];
  const wrong = entities.findIndex((entity, index) => entity !== null && !matches(entity, keys[index]!));
  if (wrong < 0) return [];
  const { __typename, ...returned } = entities[wrong]!;
  const [entry, reference] = [printKey(returned), printKey(keys[wrong]!)];
  const problem = `Entry ${wrong + 1} of ${keys.length} is ${entry}, but its reference was ${reference}.`;
  return [error(where, problem, IN_ORDER)];
}

/** As {@link orderProblems}, for entities that the server has returned before: it returns each of them again. */
export function knownProblems(where: string, keys: readonly Key[], reply: EntitiesReply): Problem[] {
  const problems = orderProblems(where, keys, reply);
  if (problems.length > 0) return problems;
  const lost = reply.entities!.flatMap((entity, index) => (entity === null ? [index] : []));
  if (lost.length === 0) return [];
  const problem = `${lost.length} of ${keys.length} references to known entities returned null`;
  return [error(where, `${problem}, first for ${printKey(keys[lost[0]!]!)}.`, IN_ORDER)];
}
