import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { type EntityType, HANDLE_KEY } from './entity-types.js';
import { entitiesResolver } from './resolve-entities.js';
import type { Subgraph } from './subgraphs.js';
import { typenameOf } from '../../modules/provenance/index.js';

/** What is written beside a field of one schema, such as its own cost, belongs to the same field of another too. */
export function copyExtensions(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(to.getTypeMap())) {
    const original = from.getType(type.name);
    if (!isObjectType(type) || !isObjectType(original)) continue;
    for (const field of Object.values(type.getFields()))
      field.extensions = { ...original.getFields()[field.name]?.extensions };
  }
}

type SubgraphModule = Exclude<
  Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number],
  { kind: unknown }
>;
type Resolvers = NonNullable<SubgraphModule['resolvers']>;

/** How the full graph answers a type: the functions that a slice of it uses as they are. */
function resolversOf(type: GraphQLNamedType): Resolvers[string] {
  if (isScalarType(type)) {
    const { serialize, parseValue, parseLiteral } = type;
    return { serialize, parseValue, parseLiteral } as unknown as Resolvers[string];
  }
  if (isEnumType(type))
    return Object.fromEntries(type.getValues().map(({ name, value }) => [name, value])) as Resolvers[string];
  if (isInterfaceType(type)) return { __resolveType: type.resolveType } as unknown as Resolvers[string];
  if (!isObjectType(type)) return {};
  const fields = Object.values(type.getFields()).filter(({ resolve }) => resolve);
  return Object.fromEntries(
    fields.map(({ name, resolve }) => [name, resolve as GraphQLFieldResolver<unknown, unknown>]),
  ) as Resolvers[string];
}

/**
 * A subgraph that can be asked. It runs the resolver functions of the full graph, so it cannot answer otherwise.
 *
 * Things of other modules are loaded from the store all the same, as their keys alone can be asked for: a field that a
 * module adds to them needs their row (a budget line hangs on an area's code), and a rule may need the row of another
 * module's thing (spend beside trends). A stub made of the id would save a statement and be wrong as soon as either
 * looked at it, and would also vouch for things that do not exist.
 */
export function subgraphSchema(
  full: GraphQLSchema,
  { typeDefs }: Subgraph,
  entities: ReadonlyMap<string, EntityType>,
): GraphQLSchema {
  const own = Object.values(full.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const handles = [...entities.values()].filter(({ handle }) => handle);
  const resolvers = {
    ...Object.fromEntries(own.map((type) => [type.name, resolversOf(type)])),
    _Entity: { __resolveType: typenameOf },
    ...Object.fromEntries(
      handles.map(({ typename, handle }) => [
        typename,
        { ...resolversOf(full.getType(typename)!), [HANDLE_KEY]: handle!.keyOf },
      ]),
    ),
  } as Resolvers;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const here = new Map([...entities].filter(([typename]) => isObjectType(schema.getType(typename))));
  const entitiesField = schema.getQueryType()?.getFields()._entities;
  if (!entitiesField)
    throw new Error('A subgraph needs a type with a key: without one nothing of it can be referred to.');
  // Apollo's own stops the whole answer at the first type that it does not know.
  entitiesField.resolve = entitiesResolver(here) as GraphQLFieldResolver<unknown, unknown>;
  copyExtensions(full, schema);
  return schema;
}
