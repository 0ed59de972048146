import { type FieldDefinitionNode, Kind } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';
import { type Key, written } from './ask-entities.js';
import { type PartnerServer, postGraphql } from './post-graphql.js';
import { ask, errorAt, orderFindings } from './probes/probe.js';
import type { ResolvedKey } from './served-schema.js';
import { namedTypeOf, type Partner, type PartnerType } from '../partner.js';

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
  server: PartnerServer,
  resolved: ResolvedKey,
  real: readonly Key[],
  where: string,
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
  return {
    known,
    findings: [warning(where, problem, `Answer references to each ${resolved.type.name} that you have data about.`)],
  };
}

/** How many fields away a thing may be. */
const DEPTH = 4;

/** Where a search for a partner's own things can begin, besides at the root: at things that are known. */
export interface Start {
  resolved: ResolvedKey;
  known: readonly Key[];
}

function needsNothing(field: FieldDefinitionNode): boolean {
  return (field.arguments ?? []).every(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue);
}

/** A path of fields without required arguments from a type to another: `["regions", "nodes"]`; null when there is none. */
function pathTo(target: string, from: PartnerType, partner: Partner, depth = DEPTH): string[] | null {
  const fields = (from.fields as FieldDefinitionNode[]).filter(needsNothing);
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

/** Everything at the end of a path. */
function at(value: unknown, path: readonly string[]): Key[] {
  if (Array.isArray(value)) return value.flatMap((item) => at(item, path));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = path;
  return step === undefined ? [value as Key] : at((value as Key)[step], rest);
}

const selection = (path: readonly string[], key: string): string =>
  path.reduceRight((inner, field) => `${field} { ${inner} }`, key);

async function fromRoot(server: PartnerServer, { type, key }: ResolvedKey, partner: Partner): Promise<Key[]> {
  const root = partner.types.get('Query');
  const path = root ? pathTo(type.name, root, partner) : null;
  if (!path) return [];
  const { data } = await postGraphql(server, `{ ${selection(path, key)} }`);
  return at(data, path);
}

async function fromThings(
  server: PartnerServer,
  { type, key }: ResolvedKey,
  partner: Partner,
  { resolved, known }: Start,
): Promise<Key[]> {
  const path = pathTo(type.name, resolved.type, partner);
  if (!path) return [];
  const query = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${resolved.type.name} { ${selection(path, key)} } } }`;
  const { data } = await postGraphql(server, query, {
    references: known.map((one) => ({ __typename: resolved.type.name, ...one })),
  });
  return at(data?._entities, path);
}

/** Keys of a partner's own things, as its root fields give them or what it adds to the graph's things: nobody else knows any. */
export async function harvestKeys(
  server: PartnerServer,
  resolved: ResolvedKey,
  partner: Partner,
  starts: readonly Start[],
): Promise<Key[]> {
  const found = await fromRoot(server, resolved, partner);
  for (const start of starts) {
    if (found.length === 0) found.push(...(await fromThings(server, resolved, partner, start)));
  }
  return [...new Map(found.map((thing) => [JSON.stringify(thing), thing])).values()];
}
