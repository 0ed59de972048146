import { BadUserInputError } from '../../contract/errors.js';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { RequestContext } from '../../contract/request-context.js';
import { typenameOf } from '../../modules/provenance/index.js';
import { loadEntity } from '../../store/loaders.js';
import type { EntityType } from './entity-types.js';

/** A validated representation: the type, and the id (or a handle's key) to load its row by. */
interface EntityReference {
  typename: string;
  id: string;
}

const REPRESENTATION =
  'an object with __typename and a key, such as {"__typename": "Indicator", "id": "indicator/jeugdhulp-jongeren"}';

function reject(index: number, field: string | null, problem: string): never {
  const place = `representations[${index}]`;
  throw new BadUserInputError(field ? `${place}.${field}` : place, problem);
}

function entityTypeOf(value: object, index: number, entities: ReadonlyMap<string, EntityType>): EntityType {
  const typename: unknown = '__typename' in value ? value.__typename : undefined;
  if (typeof typename !== 'string')
    reject(index, '__typename', `is ${typename === undefined ? 'missing' : 'not a string'}; give the name of a type.`);
  const type = entities.get(typename);
  if (!type) reject(index, '__typename', `${JSON.stringify(typename)} is not an entity type of this subgraph.`);
  return type;
}

function describe(value: unknown): string {
  if (value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  return `of type ${typeof value}`;
}

/** The id for a key. A natural key is the second half of the id; a handle has no id other than its key. */
function idByKey(index: number, { kind, typename, handle }: EntityType, key: string, value: unknown): string {
  if (typeof value !== 'string' || value === '')
    reject(index, key, `is ${describe(value)}; the key of ${typename} is a string.`);
  if (handle)
    return handle.read(value) === null
      ? reject(index, key, `is not a key of ${typename}; give one that a subgraph returned.`)
      : value;
  if (key !== 'id') return nodeId(kind, value);
  if (splitNodeId(value).kind !== kind)
    reject(index, key, `${JSON.stringify(value)} is not an id of ${typename}; those start with "${kind}/".`);
  return value;
}

/**
 * Reads a representation: its type, and its id or a natural key, or several of them that agree.
 * @throws BadUserInputError that names the representation and states what is wrong and what is expected
 */
export function readReference(
  value: unknown,
  index: number,
  entities: ReadonlyMap<string, EntityType>,
): EntityReference {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    reject(index, null, `is not ${REPRESENTATION}.`);
  const type = entityTypeOf(value, index, entities);
  const given = type.keys
    .map((key) => [key, (value as Record<string, unknown>)[key]] as const)
    .filter(([, key]) => key != null);
  if (given.length === 0) reject(index, null, `has no key of ${type.typename}; give ${type.keys.join(' or ')}.`);
  const [id, ...others] = given.map(([key, keyValue]) => idByKey(index, type, key, keyValue));
  const other = others.find((named) => named !== id);
  if (other) reject(index, null, `refers to two entities, "${id}" and "${other}"; its keys must agree.`);
  return { typename: type.typename, id: id! };
}

/**
 * More than any query within the limits (`limits.ts`) needs, and fewer than a database accepts as values of one
 * statement.
 */
const MAX_REFERENCES = 10_000;

/** The referenced entity. One of another type does not exist under this one: there is no municipality NL01. */
async function entityOf(context: RequestContext, { typename, handle }: EntityType, id: string): Promise<object | null> {
  if (handle) {
    const value = await handle.load(context, handle.read(id)!);
    return value && { ...value, __typename: typename };
  }
  const row = await loadEntity(context, id);
  return row && typenameOf(row, context) === typename ? row : null;
}

/**
 * Resolves `_entities`, in the order of the representations. All entities of one kind are loaded in one statement. An
 * unknown entity is null; an invalid representation is an error at its own index, and does not affect the others.
 */
export function entitiesResolver(entities: ReadonlyMap<string, EntityType>) {
  return (
    _query: unknown,
    { representations }: { representations: readonly unknown[] },
    context: RequestContext,
  ): Promise<object | null>[] => {
    if (representations.length > MAX_REFERENCES) {
      throw new BadUserInputError(
        'representations',
        `has ${representations.length} entries; the maximum is ${MAX_REFERENCES}.`,
      );
    }
    return representations.map(async (representation, index) => {
      const { typename, id } = readReference(representation, index, entities);
      return entityOf(context, entities.get(typename)!, id);
    });
  };
}
