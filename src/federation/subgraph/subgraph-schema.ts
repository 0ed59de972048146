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
import { typenameOf } from '../../modules/provenance/index.js';
import { copyExtensions } from '../copy-extensions.js';
import { entitiesResolver } from './entities-resolver.js';
import { type EntityType, HANDLE_KEY } from './entity-types.js';
import type { Subgraph } from './subgraphs.js';

type SubgraphModule = Exclude<
  Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number],
  { kind: unknown }
>;
type Resolvers = NonNullable<SubgraphModule['resolvers']>;

/** The resolvers of a type in the full graph, which a subgraph uses unchanged. */
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
 * The executable schema of a subgraph. It has the resolvers of the full graph, so that its answers are the same.
 *
 * Entities of other modules are loaded from the store even when only their keys are requested: a field that a module
 * adds to them needs their row (a budget line refers to an area's code), and a rule may need the row of another
 * module's entity (spending with trends). A stub made from the id would save a statement, but would be wrong for both,
 * and would also confirm entities that do not exist.
 */
export function subgraphSchema(
  full: GraphQLSchema,
  { typeDefs }: Subgraph,
  entities: ReadonlyMap<string, EntityType>,
): GraphQLSchema {
  const types = Object.values(full.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const handles = [...entities.values()].filter(({ handle }) => handle);
  const resolvers = {
    ...Object.fromEntries(types.map((type) => [type.name, resolversOf(type)])),
    _Entity: { __resolveType: typenameOf },
    ...Object.fromEntries(
      handles.map(({ typename, handle }) => [
        typename,
        { ...resolversOf(full.getType(typename)!), [HANDLE_KEY]: handle!.keyOf },
      ]),
    ),
  } as Resolvers;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const own = new Map([...entities].filter(([typename]) => isObjectType(schema.getType(typename))));
  const entitiesField = schema.getQueryType()?.getFields()._entities;
  if (!entitiesField) throw new Error('A subgraph needs an entity type: no other subgraph can refer to it otherwise.');
  // Apollo's resolver fails the whole request at the first unknown type.
  entitiesField.resolve = entitiesResolver(own) as GraphQLFieldResolver<unknown, unknown>;
  copyExtensions(full, schema);
  return schema;
}
