import { BadUserInputError } from '../../contract/errors.js';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { EntityType } from './entity-types.js';

/** A thing that another subgraph refers to, checked: its type, and the id (or a handle's key) that its row is loaded by. */
interface EntityReference {
  typename: string;
  id: string;
}

const REPRESENTATION =
  'an object with __typename and a key, such as {"__typename": "Indicator", "id": "indicator/jeugdhulp-jongeren"}';

function refuse(index: number, field: string | null, problem: string): never {
  const place = `representations[${index}]`;
  throw new BadUserInputError(field ? `${place}.${field}` : place, problem);
}

function entityTypeOf(value: object, index: number, entities: ReadonlyMap<string, EntityType>): EntityType {
  const typename: unknown = '__typename' in value ? value.__typename : undefined;
  if (typeof typename !== 'string')
    refuse(
      index,
      '__typename',
      `is ${typename === undefined ? 'missing' : `not a string`}; give the name of the type that is referred to.`,
    );
  const type = entities.get(typename);
  if (!type)
    refuse(
      index,
      '__typename',
      `${JSON.stringify(typename)} is no type of this subgraph whose things can be referred to.`,
    );
  return type;
}

/** The id that one key says; a natural key is the second half of it, and the key of a handle is all there is. */
function idByKey(index: number, { kind, typename, handle }: EntityType, key: string, value: unknown): string {
  if (typeof value !== 'string' || value === '')
    refuse(index, key, `is ${describe(value)}; the key of ${typename} is a string.`);
  if (handle)
    return handle.read(value) === null
      ? refuse(index, key, `is no key of ${typename}; give one as a subgraph made it.`)
      : value;
  if (key !== 'id') return nodeId(kind, value);
  if (splitNodeId(value).kind !== kind)
    refuse(index, key, `${JSON.stringify(value)} is no id of ${typename}; those begin with "${kind}/".`);
  return value;
}

function describe(value: unknown): string {
  if (value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  return `of type ${typeof value}`;
}

/**
 * Reads what a gateway sends for one thing: its type, and its id or a natural key, or several of them that agree.
 * @throws BadUserInputError that says which reference is wrong, what about it, and what would be right
 */
export function readReference(
  value: unknown,
  index: number,
  entities: ReadonlyMap<string, EntityType>,
): EntityReference {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(index, null, `is not ${REPRESENTATION}.`);
  const type = entityTypeOf(value, index, entities);
  const given = type.keys
    .map((key) => [key, (value as Record<string, unknown>)[key]] as const)
    .filter(([, key]) => key != null);
  if (given.length === 0) refuse(index, null, `has no key of ${type.typename}; give ${type.keys.join(' or ')}.`);
  const [id, ...others] = given.map(([key, keyValue]) => idByKey(index, type, key, keyValue));
  const other = others.find((named) => named !== id);
  if (other) refuse(index, null, `names two things, "${id}" and "${other}"; its keys must agree.`);
  return { typename: type.typename, id: id! };
}
