import { type PartnerServer, postGraphql, type Reply } from './post-graphql.js';
import type { ResolvedKey } from './served-schema.js';

/** A reference to a thing: the fields of one key. */
export type Key = Record<string, unknown>;

/** What a server answers to references. */
export interface EntitiesReply extends Reply {
  /** One for each reference; null when the whole list is missing. */
  entities: (Key | null)[] | null;
}

/** Asks a server for things as a gateway does, with their key among the fields, so that it can be seen which thing came. */
export async function askEntities(
  server: PartnerServer,
  { type, key }: ResolvedKey,
  keys: readonly Key[],
): Promise<EntitiesReply> {
  const query = `query ($references: [_Any!]!) { _entities(representations: $references) { __typename ... on ${type.name} { ${key} } } }`;
  const references = keys.map((one) => ({ __typename: type.name, ...one }));
  const reply = await postGraphql(server, query, { references });
  const entities = reply.data?._entities;
  return { ...reply, entities: Array.isArray(entities) ? (entities as (Key | null)[]) : null };
}

/** Whether an answered thing is the one that was referred to. */
export function isThing(entity: Key | null | undefined, key: Key): boolean {
  return (
    entity !== null &&
    entity !== undefined &&
    Object.entries(key).every(([name, value]) => JSON.stringify(entity[name]) === JSON.stringify(value))
  );
}

/** A reference as a message shows it. */
export function written(key: Key): string {
  return JSON.stringify(key);
}
