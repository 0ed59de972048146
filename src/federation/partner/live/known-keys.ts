import { type FieldDefinitionNode, Kind } from 'graphql';
import { error, type Problem, warning } from '../finding.js';
import { namedTypeOf, type Partner, type PartnerType } from '../partner.js';
import {
  errorAt,
  type Key,
  orderProblems,
  printKey,
  queryEntities,
  requestEntities,
  type ResolvedKey,
} from './entities-request.js';
import { type PartnerServer, postGraphql } from './post-graphql.js';

/** As many as a gateway may request at once. */
const MAX_KEYS = 500;

/** Sorts by reversed key: unlike any order of a table, but the same for every check. */
function shuffle(keys: readonly Key[]): Key[] {
  const reversed = (key: Key): string => [...printKey(key)].reverse().join('');
  return [...keys].sort((a, b) => (reversed(a) < reversed(b) ? -1 : 1));
}

/** Requests existing entities to find those that the server knows: a partner may have data about only a few. */
export async function findKnown(
  server: PartnerServer,
  resolved: ResolvedKey,
  existing: readonly Key[],
  where: string,
): Promise<{ known: Key[]; problems: Problem[] }> {
  const keys = shuffle(existing).slice(0, MAX_KEYS);
  const { reply, problems } = await requestEntities(server, resolved, where, keys);
  problems.push(...orderProblems(where, keys, reply));
  const failed = keys.findIndex((_key, index) => errorAt(reply, index) !== null);
  if (failed >= 0) {
    const problem = `${printKey(keys[failed]!)} exists, but returns an error: ${errorAt(reply, failed)}`;
    problems.push(error(where, problem, 'Return null for an entity that you have no data about.'));
  }
  if (problems.length > 0) return { known: [], problems };
  const known = keys.filter((_key, index) => reply.entities![index] !== null);
  if (known.length > 0) return { known, problems: [] };
  const problem = `Your server knows none of ${keys.length} existing entities.`;
  const instead = `Resolve references to each ${resolved.type.name} that you have data about.`;
  return { known, problems: [warning(where, problem, instead)] };
}

/** How many fields may lead to an entity. */
const MAX_DEPTH = 4;

/** Known entities from which a search for a partner's own entities can start, besides the root. */
export interface KnownEntities {
  resolved: ResolvedKey;
  known: readonly Key[];
}

function hasNoRequiredArguments(field: FieldDefinitionNode): boolean {
  return (field.arguments ?? []).every(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue);
}

/**
 * A path of fields without required arguments from one type to another, such as `["regions", "nodes"]`; null when none
 * exists.
 */
function pathTo(target: string, from: PartnerType, partner: Partner, depth = MAX_DEPTH): string[] | null {
  const fields = (from.fields as FieldDefinitionNode[]).filter(hasNoRequiredArguments);
  const direct = fields.find((field) => namedTypeOf(field) === target);
  if (direct) return [direct.name.value];
  if (depth === 1) return null;
  for (const field of fields) {
    const next = partner.types.get(namedTypeOf(field));
    const rest = next?.kind === 'object' ? pathTo(target, next, partner, depth - 1) : null;
    if (rest) return [field.name.value, ...rest];
  }
  return null;
}

/** The objects at the end of a path, through lists. */
function objectsAt(value: unknown, path: readonly string[]): Key[] {
  if (Array.isArray(value)) return value.flatMap((item) => objectsAt(item, path));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = path;
  return step === undefined ? [value as Key] : objectsAt((value as Key)[step], rest);
}

const nest = (path: readonly string[], key: string): string =>
  path.reduceRight((inner, field) => `${field} { ${inner} }`, key);

async function fromRoot(server: PartnerServer, { type, key }: ResolvedKey, partner: Partner): Promise<Key[]> {
  const root = partner.types.get('Query');
  const path = root ? pathTo(type.name, root, partner) : null;
  if (!path) return [];
  const { data } = await postGraphql(server, `{ ${nest(path, key)} }`);
  return objectsAt(data, path);
}

async function fromEntities(
  server: PartnerServer,
  { type, key }: ResolvedKey,
  partner: Partner,
  { resolved, known }: KnownEntities,
): Promise<Key[]> {
  const path = pathTo(type.name, resolved.type, partner);
  if (!path) return [];
  const { data } = await queryEntities(server, resolved, known, nest(path, key));
  return objectsAt(data?._entities, path);
}

/** Keys of a partner's own entities, which only its root fields and its fields on entities of the graph can provide. */
export async function findOwnKeys(
  server: PartnerServer,
  resolved: ResolvedKey,
  partner: Partner,
  starts: readonly KnownEntities[],
): Promise<Key[]> {
  const found = await fromRoot(server, resolved, partner);
  for (const start of starts) {
    if (found.length === 0) found.push(...(await fromEntities(server, resolved, partner, start)));
  }
  return [...new Map(found.map((key) => [JSON.stringify(key), key])).values()];
}
