import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
  printSchema,
} from 'graphql';
import { breakingChanges } from '../../compose/breaking-changes.js';
import { type Finding, findingsOf, type Report } from '../finding.js';
import { NoAnswerError, type PartnerServer, postGraphql } from './post-graphql.js';
import type { OurGraph } from '../our-graph.js';
import { type Partner, type PartnerType, textOf, usesOf } from '../partner.js';
import { plainSchema } from '../plain-schema.js';
import { isResolvable } from '../rules/keys.js';
import { parseSdl } from '../rules/parses.js';
import type { EntityType } from '../../subgraph/entity-types.js';

const { error } = findingsOf('service');

/** The schema that a server runs, without what is Federation's; null when it does not tell. */
async function introspected(server: PartnerServer): Promise<GraphQLSchema | null> {
  const { data } = await postGraphql(server, getIntrospectionQuery({ descriptions: false }));
  if (!data) return null;
  try {
    const sdl = printSchema(buildClientSchema(data as unknown as IntrospectionQuery));
    const read = parseSdl(sdl);
    return 'document' in read ? plainSchema(sdl, read.document) : null;
  } catch {
    // Whatever it is, it is no introspection.
    return null;
  }
}

function compare(said: string, served: string): Finding[] {
  const missing = breakingChanges(said, served).map(({ coordinate }) =>
    error(
      coordinate,
      'It stands in { _service { sdl } } and the server does not serve it so.',
      'Build the server from the document that it gives.',
    ),
  );
  const extra = breakingChanges(served, said).map(({ coordinate }) =>
    error(
      coordinate,
      'The server serves it, and { _service { sdl } } does not say it so: callers of the gateway cannot ask for it.',
      'Build the server from the document that it gives.',
    ),
  );
  return [...new Map([...missing, ...extra].reverse().map((finding) => [finding.where, finding])).values()].reverse();
}

/** What a server says that it serves is what it serves, as far as it lets itself be asked. */
export async function checkServed(server: PartnerServer, partner: Partner): Promise<Report> {
  try {
    const served = await introspected(server);
    if (served)
      return {
        findings: compare(printSchema(plainSchema(partner.sdl, partner.document)), printSchema(served)),
        notes: [],
      };
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
  }
  return { findings: [], notes: ['Introspection is off, so whether it serves what it says was not compared.'] };
}

/** A type whose things a partner's server is asked for, by one of its keys. */
export interface ResolvedKey {
  type: PartnerType;
  /** The fields of the key, as a selection: `code`, or `plan { slug } number`. */
  key: string;
  /** Whether the things are the graph's, so that their keys are known without asking the partner. */
  ours: boolean;
}

/** Whether a key is one that references to the graph's things can have; other rules say what is wrong with it if not. */
function isUsable(key: string, entity: EntityType | undefined): boolean {
  return !entity || (!entity.handle && entity.keys.includes(key));
}

/** What a partner's server must answer references to. */
export function resolvedKeys(partner: Partner, { entities }: OurGraph): ResolvedKey[] {
  return [...partner.types.values()]
    .filter(({ kind }) => kind === 'object')
    .flatMap((type) => {
      const entity = entities.get(type.name);
      const keys = usesOf(partner, type, 'key')
        .filter(isResolvable)
        .map((use) => textOf(use, 'fields').trim());
      return keys.filter((key) => isUsable(key, entity)).map((key) => ({ type, key, ours: entity !== undefined }));
    });
}
